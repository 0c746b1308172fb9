using System.Globalization;
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

    /// <summary>Every text that cannot be kept.</summary>
    public static IEnumerable<FieldError> Find(JsonElement value, string pointer = "") => value.ValueKind switch
    {
        JsonValueKind.Object => InObject(value, pointer),
        JsonValueKind.Array => value.EnumerateArray()
            .SelectMany((item, index) => Find(item, JsonPointer.Append(pointer, index))),
        JsonValueKind.String => InText(value, pointer),
        JsonValueKind.Number => InNumber(value, pointer),
        _ => [],
    };

    private static IEnumerable<FieldError> InObject(JsonElement value, string pointer)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            if (NameOf(member) is not { } name || name.Contains('\0', StringComparison.Ordinal))
            {
                yield return new FieldError(pointer, "字段名含有无法保存的字符，请删除该字段。");
                continue;
            }

            var inner = JsonPointer.Append(pointer, name);
            if (name.StartsWith('$'))
            {
                yield return new FieldError(inner, "字段名不能以 $ 开头，请删除该字段。");
            }

            if (!seen.Add(name))
            {
                yield return new FieldError(inner, "同一字段填写了两次，请只保留一个。");
            }

            foreach (var error in Find(member.Value, inner))
            {
                yield return error;
            }
        }
    }

    private static IEnumerable<FieldError> InText(JsonElement value, string pointer)
    {
        var text = TextOf(value);
        if (text is null)
        {
            yield return new FieldError(pointer, "含有不完整的字符（可能是表情或生僻字复制不全），请删除后重新输入。");
        }
        else if (text.Contains('\0', StringComparison.Ordinal))
        {
            yield return new FieldError(pointer, "含有无法保存的空字符（U+0000），请删除后重新输入。");
        }
        else if (text.Length > MostCharacters)
        {
            yield return new FieldError(pointer, $"内容太长，请控制在 {MostCharacters} 个字以内。");
        }
    }

    private static IEnumerable<FieldError> InNumber(JsonElement value, string pointer) =>
        decimal.TryParse(value.GetRawText(), NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            ? []
            : [new FieldError(pointer, "数字太大，请填写实际的数值。")];

    private static bool IsTooDeep(JsonElement value, int level) => level > MostLevels || value.ValueKind switch
    {
        JsonValueKind.Object => value.EnumerateObject().Any(member => IsTooDeep(member.Value, level + 1)),
        JsonValueKind.Array => value.EnumerateArray().Any(item => IsTooDeep(item, level + 1)),
        _ => false,
    };

    // The reader throws only when the text is asked for: that is how it tells of lone surrogates and broken UTF-8.
    private static string? TextOf(JsonElement value)
    {
        try
        {
            return WellFormed(value.GetString());
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string? NameOf(JsonProperty member)
    {
        try
        {
            return WellFormed(member.Name);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static string? WellFormed(string? text)
    {
        for (var index = 0; index < text?.Length; index++)
        {
            if (!char.IsSurrogate(text[index]))
            {
                continue;
            }

            if (index + 1 == text.Length || !char.IsSurrogatePair(text[index], text[index + 1]))
            {
                return null;
            }

            index++;
        }

        return text;
    }
}
