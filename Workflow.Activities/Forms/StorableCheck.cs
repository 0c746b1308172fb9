using System.Globalization;
using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Engine.Storage;

namespace Workflow.Activities.Forms;

/// <summary>Finds what PostgreSQL's jsonb or the canonical form cannot hold: U+0000, lone surrogates, huge numbers.</summary>
public static class StorableCheck
{
    private static readonly string BadNumber = string.Create(
        CultureInfo.InvariantCulture, $"数字太大或位数太多，请填写绝对值不超过 {StorableNumber.Largest} 的数字。");

    /// <summary>What to do about a single text, null when it can be stored.</summary>
    /// <param name="text">The text; null when it could not even be read.</param>
    public static string? Problem(string? text) =>
        text is not null && StorableText.Is(text) ? null
        : text?.Contains('\0', StringComparison.Ordinal) == true ? "含有无法保存的空字符（U+0000），请删除后重新输入。"
        : "含有不完整的字符（可能是表情或生僻字复制不全），请删除后重新输入。";

    /// <summary>Every fault of a tree.</summary>
    public static IEnumerable<FieldError> Find(JsonElement tree) => SentPart.Of(tree).Select(Of).OfType<FieldError>();

    internal static FieldError? Of(SentPart part)
    {
        var problem = part.HasBadName ? "字段名含有无法保存的字符，请删除该字段。" : part.Value.ValueKind switch
        {
            JsonValueKind.String => Problem(StorableText.Read(part.Value)),
            JsonValueKind.Number when !StorableNumber.Is(part.Value) => BadNumber,
            _ => null,
        };
        return problem is null ? null : new FieldError(part.Pointer, problem);
    }
}
