using System.Text.Json;
using Workflow.Activities.Common;

namespace Workflow.Activities.Forms;

/// <summary>
/// Refuses what no schema speaks about and PostgreSQL's jsonb cannot hold, or what would be read differently by
/// different readers: U+0000, lone surrogates, names given twice, sealed values from outside, endless text.
/// </summary>
internal static class TextCheck
{
    /// <summary>Longest text where the schema sets no limit of its own.</summary>
    public const int MostCharacters = 2000;

    private const int MostCharactersInAll = 200_000;
    private const int MostLevels = 32;

    /// <summary>Whether the form is too big or too deep to look at its fields at all.</summary>
    public static FieldError? Whole(JsonElement form)
    {
        if (form.GetRawText().Length > MostCharactersInAll)
        {
            return new FieldError(string.Empty, "填写的内容太多，请删减后再提交。");
        }

        return IsTooDeep(form, 0) ? new FieldError(string.Empty, "表单层级太深，请按表单要求填写。") : null;
    }

    /// <summary>Everything that cannot be kept.</summary>
    public static IEnumerable<FieldError> Find(JsonElement form) => SentPart.Of(form).SelectMany(part =>
        StorableCheck.Of(part) is { } fault ? [fault] : Ours(part));

    private static IEnumerable<FieldError> Ours(SentPart part)
    {
        if (part.Name?.StartsWith('$') == true)
        {
            yield return new FieldError(part.Pointer, "字段名不能以 $ 开头，请删除该字段。");
        }

        if (part.IsRepeated)
        {
            yield return new FieldError(part.Pointer, "同一字段填写了两次，请只保留一个。");
        }

        if (part.Value.ValueKind == JsonValueKind.String && part.Value.GetString()!.Length > MostCharacters)
        {
            yield return new FieldError(part.Pointer, $"内容太长，请控制在 {MostCharacters} 个字以内。");
        }
    }

    private static bool IsTooDeep(JsonElement value, int level) => level > MostLevels || value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Any(member => IsTooDeep(member.Value, level + 1)),
        JsonValueKind.Array => value.EnumerateArray().Any(item => IsTooDeep(item, level + 1)),
        _ => false,
    };
}
