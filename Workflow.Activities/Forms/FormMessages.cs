using System.Globalization;
using NJsonSchema;
using NJsonSchema.Validation;

namespace Workflow.Activities.Forms;

/// <summary>What to do about a failed check, in the applicant's words. Never repeats what was entered.</summary>
internal static class FormMessages
{
    /// <summary>The schema's own words for a wrong value, before any of ours.</summary>
    public const string OwnMessage = "x-message";

    public static string Of(ValidationError error, JsonSchema? schema, string fallbackLabel)
    {
        var label = LabelOf(schema, fallbackLabel);
        if (error.Kind == ValidationErrorKind.PropertyRequired)
        {
            return Missing(schema, label);
        }

        return Own(schema) ?? error.Kind switch
        {
            ValidationErrorKind.NoAdditionalPropertiesAllowed => $"表单里没有“{fallbackLabel}”这一项，请删除。",
            ValidationErrorKind.StringTooShort => schema?.MinLength is > 1
                ? $"“{label}”至少填写 {schema.MinLength} 个字。"
                : $"请填写“{label}”。",
            ValidationErrorKind.StringTooLong => $"“{label}”最多填写 {schema?.MaxLength} 个字。",
            ValidationErrorKind.NotInEnumeration or ValidationErrorKind.NotOneOf => $"请从列出的选项中选择“{label}”。",
            ValidationErrorKind.DateExpected => $"请按“年-月-日”填写“{label}”，例如 2026-01-31。",
            ValidationErrorKind.EmailExpected => $"请填写正确的“{label}”，例如 name@example.cn。",
            ValidationErrorKind.NumberTooSmall => $"“{label}”不能小于 {Number(schema?.Minimum)}。",
            ValidationErrorKind.NumberTooBig => $"“{label}”不能大于 {Number(schema?.Maximum)}。",
            ValidationErrorKind.NumberNotMultipleOf => $"“{label}”须是 {Number(schema?.MultipleOf)} 的整数倍。",
            ValidationErrorKind.NumberExpected or ValidationErrorKind.IntegerExpected => $"“{label}”请填写数字。",
            ValidationErrorKind.BooleanExpected => $"“{label}”请选择是或否。",
            ValidationErrorKind.TooFewItems when IsFiles(schema) => $"“{label}”至少上传 {schema?.MinItems} 个文件。",
            ValidationErrorKind.ArrayExpected when IsFiles(schema) => $"“{label}”只能填写已上传文件的编号，请先上传文件。",
            ValidationErrorKind.TooFewItems => $"“{label}”至少填写 {schema?.MinItems} 项。",
            ValidationErrorKind.TooManyItems => $"“{label}”最多填写 {schema?.MaxItems} 项。",
            ValidationErrorKind.ItemsNotUnique => $"“{label}”有重复的项，请删除重复的。",
            ValidationErrorKind.StringExpected => $"“{label}”请填写文字；不需要时请去掉这一项。",
            _ => ByFormat(schema, label),
        };
    }

    /// <summary>The message for a day that has not come yet.</summary>
    public static string InFuture(string label) => $"“{label}”不能晚于今天，请核对。";

    private static string Missing(JsonSchema? schema, string label) => schema switch
    {
        _ when IsFiles(schema) => Own(schema) ?? $"请上传“{label}”。",
        { Type: JsonObjectType.Boolean } => Own(schema) ?? $"请勾选“{label}”。",
        { Enumeration.Count: > 0 } => $"请选择“{label}”。",
        { OneOf.Count: > 0 } => $"请选择“{label}”。",
        _ => $"请填写“{label}”。",
    };

    private static bool IsFiles(JsonSchema? schema) => schema?.ActualSchema.ExtensionData?.ContainsKey(FileRule.Word) == true;

    private static string ByFormat(JsonSchema? schema, string label) => schema?.Format switch
    {
        FormFormats.ResidentIdName => $"“{label}”不是有效的居民身份证号码，请核对 18 位号码。",
        FormFormats.OrganisationCodeName => $"“{label}”不是有效的统一社会信用代码，请核对 18 位代码，字母用大写。",
        FormFormats.MobileName => $"请填写正确的“{label}”：11 位手机号码。",
        _ => $"“{label}”填写有误，请按说明修改。",
    };

    private static string LabelOf(JsonSchema? schema, string fallback) =>
        schema?.Title ?? schema?.ActualSchema.Title ?? fallback;

    private static string? Own(JsonSchema? schema) =>
        schema?.ActualSchema.ExtensionData?.TryGetValue(OwnMessage, out var message) == true ? message as string : null;

    private static string Number(decimal? value) => (value ?? 0).ToString(CultureInfo.InvariantCulture);
}
