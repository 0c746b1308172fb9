using System.Text.Json;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Storage;

/// <summary>Text that PostgreSQL's jsonb can hold: no U+0000, no half of a surrogate pair.</summary>
public static class StorableText
{
    /// <summary>Most levels of a value: JSON readers take 64, and events, states and snapshots wrap values in their own.</summary>
    public const int Deepest = 32;

    private const string Unreadable = "\0";

    /// <summary>Whether it can be stored.</summary>
    public static bool Is(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\0' || char.IsLowSurrogate(c))
            {
                return false;
            }

            if (char.IsHighSurrogate(c) && (++i == text.Length || !char.IsLowSurrogate(text[i])))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A string of a tree; null when it cannot even be read.</summary>
    public static string? Read(JsonElement text) => Read(() => text.GetString()!);

    /// <summary>A member's name; null when it cannot even be read.</summary>
    public static string? ReadName(JsonProperty member) => Read(() => member.Name);

    /// <summary>The text itself.</summary>
    /// <exception cref="ExpressionException">It cannot be stored.</exception>
    public static string Require(string text) =>
        Is(text)
            ? text
            : throw new ExpressionException("结果含有不能保存的字符（U+0000 或不成对的代理字符），请在表达式中去掉它。");

    /// <summary>Checks every string and member name of a tree.</summary>
    /// <exception cref="ExpressionException">One cannot be stored.</exception>
    public static JsonElement Require(JsonElement tree)
    {
        // Raw text shows both offenders only as escapes, so most trees need no walk.
        if (tree.ValueKind == JsonValueKind.Undefined || !tree.GetRawText().Contains("\\u", StringComparison.Ordinal))
        {
            return tree;
        }

        Walk(tree);
        return tree;
    }

    /// <summary>
    /// Checks a value that is to be kept: its texts, and that it is not nested so deep that the events around it could
    /// no longer be written and read.
    /// </summary>
    /// <exception cref="ExpressionException">It cannot be stored.</exception>
    public static JsonElement RequireValue(JsonElement value) => Depth(value) <= Deepest
        ? Require(value)
        : throw new ExpressionException($"结果的嵌套超过 {Deepest} 层，不能保存，请简化数据结构。");

    /// <summary>The text with whatever cannot be stored replaced.</summary>
    public static string Clean(string text) =>
        Is(text) ? text : string.Concat(text.EnumerateRunes().Select(rune => rune.Value == 0 ? "\uFFFD" : rune.ToString()));

    private static int Depth(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => 1 + value.EnumerateObject().Select(member => Depth(member.Value)).DefaultIfEmpty().Max(),
        JsonValueKind.Array => 1 + value.EnumerateArray().Select(Depth).DefaultIfEmpty().Max(),
        _ => 0,
    };

    private static void Walk(JsonElement tree)
    {
        switch (tree.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in tree.EnumerateObject())
                {
                    Require(ReadName(member) ?? Unreadable);
                    Walk(member.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in tree.EnumerateArray())
                {
                    Walk(item);
                }

                break;
            case JsonValueKind.String:
                Require(Read(tree) ?? Unreadable);
                break;
            default:
                break;
        }
    }

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
