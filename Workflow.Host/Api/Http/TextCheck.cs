using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Engine.Expressions;

namespace Workflow.Host.Api.Http;

/// <summary>Finds what PostgreSQL's jsonb or the canonical form cannot hold: U+0000, lone surrogates, huge numbers.</summary>
internal static class TextCheck
{
    private const string BadText = "含有无法保存的字符（空字符 U+0000 或不完整的 Unicode 字符），请删除后重新填写。";
    private const string BadNumber = "数字过大或位数过多，请填写绝对值不超过 9007199254740991 的数字。";
    private const double LargestExact = 9007199254740991;
    private const int LongestNumber = 32;

    /// <summary>What is wrong with a single text; null when nothing is.</summary>
    public static string? Problem(string text) => StorableText.Is(text) ? null : BadText;

    /// <summary>Every fault below an element, by JSON pointer.</summary>
    public static void Find(JsonElement element, string pointer, List<FieldError> found)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in element.EnumerateObject())
                {
                    var name = Read(() => member.Name);
                    if (name is null || Problem(name) is not null)
                    {
                        found.Add(new FieldError(pointer.Length == 0 ? "/" : pointer, $"字段名{BadText}"));
                        continue;
                    }

                    Find(member.Value, $"{pointer}/{Escape(name)}", found);
                }

                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in element.EnumerateArray())
                {
                    Find(item, $"{pointer}/{index++}", found);
                }

                break;
            case JsonValueKind.String when Read(() => element.GetString()!) is not { } text || Problem(text) is not null:
                found.Add(new FieldError(pointer, BadText));
                break;
            case JsonValueKind.Number when IsBad(element):
                found.Add(new FieldError(pointer, BadNumber));
                break;
            default:
                break;
        }
    }

    private static string Escape(string name) => name.Replace("~", "~0").Replace("/", "~1");

    private static bool IsBad(JsonElement number) =>
        number.GetRawText().Length > LongestNumber
        || !number.TryGetDouble(out var value)
        || !(Math.Abs(value) <= LargestExact);

    // The reader decodes lazily: escapes without a partner and bytes that are no UTF-8 come to light here.
    private static string? Read(Func<string> text)
    {
        try
        {
            return text();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
