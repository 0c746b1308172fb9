using System.Globalization;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Workflow.Activities.Common;

namespace Workflow.Activities.Documents.WordText;

/// <summary>
/// Automatic numbering (自动编号): Word keeps 一、 and 1. of numbered paragraphs as a reference to a list, not as text. Only
/// Chinese and Arabic numbers are written out; bullets and letters say nothing that a notice is built by.
/// </summary>
internal sealed class WordNumbering
{
    private const int MostLevels = 9;
    private readonly Dictionary<string, ListLevel[]> lists = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string? List, string? Level)> styles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int[]> counts = new(StringComparer.Ordinal);

    public static WordNumbering Of(MainDocumentPart main)
    {
        var numbering = new WordNumbering();
        var root = main.NumberingDefinitionsPart?.Numbering;
        var shapes = (root?.Elements<AbstractNum>() ?? [])
            .Where(shape => shape.AbstractNumberId?.Value is not null)
            .ToDictionary(shape => shape.AbstractNumberId!.Value, Levels);
        foreach (var list in root?.Elements<NumberingInstance>() ?? [])
        {
            if (list.NumberID?.Value is { } id
                && list.AbstractNumId?.Val?.Value is { } shape
                && shapes.TryGetValue(shape, out var levels))
            {
                numbering.lists[id.ToString(CultureInfo.InvariantCulture)] = levels;
            }
        }

        foreach (var style in main.StyleDefinitionsPart?.Styles?.Elements<Style>() ?? [])
        {
            if (style.StyleId?.Value is { } id && style.StyleParagraphProperties?.NumberingProperties is { } properties)
            {
                numbering.styles[id] = (properties.NumberingId?.Val?.InnerText, properties.NumberingLevelReference?.Val?.InnerText);
            }
        }

        return numbering;
    }

    /// <summary>The number of the next paragraph; empty when it has none.</summary>
    public string Next(string? style, string? list, string? level)
    {
        if (list is null && style is not null && styles.TryGetValue(style, out var byStyle))
        {
            (list, level) = (byStyle.List, level ?? byStyle.Level);
        }

        var at = int.TryParse(level, NumberStyles.None, CultureInfo.InvariantCulture, out var depth) ? depth : 0;
        if (list is null || at >= MostLevels || !lists.TryGetValue(list, out var levels) || at >= levels.Length)
        {
            return string.Empty;
        }

        if (!counts.TryGetValue(list, out var reached))
        {
            counts[list] = reached = [.. levels.Select(each => each.Start - 1)];
        }

        reached[at]++;
        for (var deeper = at + 1; deeper < reached.Length; deeper++)
        {
            reached[deeper] = levels[deeper].Start - 1;
        }

        return levels[at].IsNumber ? Written(levels, reached, at) : string.Empty;
    }

    private static string Written(ListLevel[] levels, int[] reached, int at)
    {
        var text = levels[at].Text;
        for (var level = 0; level <= at; level++)
        {
            text = text.Replace(
                string.Create(CultureInfo.InvariantCulture, $"%{level + 1}"),
                levels[level].Write(reached[level]),
                StringComparison.Ordinal);
        }

        return text;
    }

    private static ListLevel[] Levels(AbstractNum shape) =>
    [
        .. shape.Elements<Level>().Take(MostLevels).Select(level => new ListLevel(
            level.NumberingFormat?.Val?.InnerText ?? "decimal",
            level.LevelText?.Val?.Value ?? string.Empty,
            level.StartNumberingValue?.Val?.Value ?? 1)),
    ];

    /// <summary>A level of a list.</summary>
    /// <param name="Format">ST_NumberFormat of ECMA-376, such as <c>chineseCountingThousand</c>.</param>
    /// <param name="Text">Its text with <c>%1</c> for the number.</param>
    /// <param name="Start">First number.</param>
    private sealed record ListLevel(string Format, string Text, int Start)
    {
        private bool IsChinese =>
            Format is "chineseCounting" or "chineseCountingThousand" or "japaneseCounting" or "taiwaneseCountingThousand";

        public bool IsNumber => IsChinese || Format is "decimal" or "decimalFullWidth";

        public string Write(int number) =>
            IsChinese ? ChineseNumber.Write(number) : number.ToString(CultureInfo.InvariantCulture);
    }
}
