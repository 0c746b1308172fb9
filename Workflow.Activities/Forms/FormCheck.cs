using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Workflow.Activities.Common;

namespace Workflow.Activities.Forms;

/// <summary>Finds what keeps a form that an analyst has drawn from being used.</summary>
internal static partial class FormCheck
{
    private const string Schema = "/schema";
    private const int LargestSchema = 100_000;

    public static IReadOnlyList<FieldError> Of(IForms forms, FormDefinition form)
    {
        if (string.IsNullOrWhiteSpace(form.Name))
        {
            return [new FieldError("/name", "请填写表单的名称。")];
        }

        if (form.Schema is not JsonObject schema || schema["properties"] is not JsonObject { Count: > 0 } properties)
        {
            return [new FieldError(Schema, "请至少设置一个字段。")];
        }

        if (schema.ToJsonString().Length > LargestSchema)
        {
            return [new FieldError(Schema, "表单太大，请拆成几张。")];
        }

        if (properties.FirstOrDefault(property => !Name().IsMatch(property.Key)) is { Key: { } wrong })
        {
            return [new FieldError($"{Schema}/properties/{wrong}", $"字段代码“{wrong}”应以英文字母开头，只含字母和数字，例如 amount。")];
        }

        return Files(properties) is { Count: > 0 } faults ? faults : Validated(forms, form);
    }

    private static IReadOnlyList<FieldError> Files(JsonObject properties) =>
    [
        .. from property in properties
           where FileRule.Problem(property.Value) is not null
           select new FieldError($"{Schema}/properties/{property.Key}", $"字段“{property.Key}”：{FileRule.Problem(property.Value)}"),
    ];

    private static IReadOnlyList<FieldError> Validated(IForms forms, FormDefinition form)
    {
        try
        {
            return
            [
                .. forms.Validate(form.Schema, JsonSerializer.SerializeToElement(form.Example))
                    .Select(error => error with { Field = "/example" + error.Field, Message = $"示例：{error.Message}" }),
            ];
        }
        catch (Exception fault) when (fault is not (OutOfMemoryException or RefusalException))
        {
            // The validator's own words name the place; what it throws has many types.
            return [new FieldError(Schema, $"JSON Schema 不能使用：{fault.Message}")];
        }
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]{0,59}\\z")]
    private static partial Regex Name();
}
