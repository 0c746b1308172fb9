using System.Text.RegularExpressions;
using Newtonsoft.Json.Linq;
using NJsonSchema.Validation;
using NJsonSchema.Validation.FormatValidators;
using Workflow.Activities.Identity;

namespace Workflow.Activities.Forms;

/// <summary>The formats of ours.</summary>
internal static partial class FormFormats
{
    /// <summary>居民身份证号码 (GB 11643).</summary>
    public const string ResidentIdName = "resident-id";

    /// <summary>手机号码.</summary>
    public const string MobileName = "cn-mobile";

    /// <summary>统一社会信用代码 (GB 32100).</summary>
    public const string OrganisationCodeName = "organisation-code";

    public static JsonSchemaValidatorSettings Settings()
    {
        var settings = new JsonSchemaValidatorSettings();
        settings.AddCustomFormatValidator(new Check(ResidentIdName, ResidentId.IsValid));
        settings.AddCustomFormatValidator(new Check(OrganisationCodeName, OrganisationCode.IsValid));
        settings.AddCustomFormatValidator(new Check(MobileName, value => Mobile().IsMatch(value)));
        return settings;
    }

    [GeneratedRegex("^1[3-9][0-9]{9}\\z", RegexOptions.CultureInvariant)]
    private static partial Regex Mobile();

    private sealed class Check(string format, Func<string, bool> isValid) : IFormatValidator
    {
        public string Format => format;

        public ValidationErrorKind ValidationErrorKind => ValidationErrorKind.Unknown;

        public bool IsValid(string value, JTokenType tokenType) => isValid(value);
    }
}
