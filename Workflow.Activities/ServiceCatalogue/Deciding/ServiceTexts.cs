using System.Xml;
using Workflow.Activities.Common;
using Workflow.Activities.Forms;

namespace Workflow.Activities.ServiceCatalogue.Deciding;

/// <summary>What texts of the catalogue can be.</summary>
internal static class ServiceTexts
{
    public const int LongestName = 200;
    public const int LongestText = 2000;
    private const int LongestCode = 64;

    /// <summary>A text as it is kept: without blanks around it, line breaks alike, nothing where nothing was said.</summary>
    public static string Clean(string? text) => (text ?? string.Empty).ReplaceLineEndings("\n").Trim();

    /// <summary>Several texts as they are kept: the blank ones are left out.</summary>
    public static IReadOnlyList<string> Clean(IEnumerable<string?> texts) => [.. texts.Select(Clean).Where(text => text.Length > 0)];

    /// <summary>Whether a code can stand in the catalogue.</summary>
    public static bool IsCode(string code) =>
        code.Length is > 0 and <= LongestCode && code.All(character => char.IsAsciiLetterOrDigit(character) || character == '-');

    /// <summary>What is wrong with a name: it stands on one line, and names of units stand side by side.</summary>
    public static FieldError? Name(string field, string label, string text, char? without = null) =>
        text.Length == 0 ? new FieldError(field, $"请填写{label}。")
        : text.Contains('\n', StringComparison.Ordinal) ? new FieldError(field, $"{label}请写在一行里。")
        : without is { } separator && text.Contains(separator, StringComparison.Ordinal)
            ? new FieldError(field, $"{label}“{Short(text)}”请只写一个单位。")
            : Text(field, label, text, LongestName);

    /// <summary>What is wrong with a text that may have several lines.</summary>
    public static FieldError? Text(string field, string label, string text, int longest = LongestText) =>
        text.Length == 0 ? new FieldError(field, $"请填写{label}。")
        : text.Length > longest ? new FieldError(field, $"{label}过长，请不超过 {longest} 个字。")
        : StorableCheck.Problem(text) is { } problem ? new FieldError(field, $"{label}{problem}")
        : text.Any(IsControl) ? new FieldError(field, $"{label}含有表格不能保存的控制字符，请删除后重新输入。")
        : null;

    // What no workbook can hold would keep everybody from exporting.
    private static bool IsControl(char character) => !char.IsSurrogate(character) && !XmlConvert.IsXmlChar(character);

    /// <summary>The beginning of what somebody wrote, to be quoted.</summary>
    public static string Short(string text) => text.Length <= 20 ? text : $"{text[..20]}…";
}
