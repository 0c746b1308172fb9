using System.Text.RegularExpressions;
using Workflow.Activities.Common;

namespace Workflow.Activities.WorkPlans.Reading;

/// <summary>A line with a number of the Chinese manner before it.</summary>
/// <param name="Level">What the number stands for.</param>
/// <param name="Number">The number.</param>
/// <param name="Text">What follows it.</param>
internal sealed record Heading(HeadingLevel Level, int Number, string Text);

/// <summary>The levels of numbers, from the outermost (GB/T 9704: 一、 then （一） then 1.).</summary>
internal enum HeadingLevel
{
    /// <summary>一、.</summary>
    Programme,

    /// <summary>（一）.</summary>
    Bracketed,

    /// <summary>1.</summary>
    Numbered,
}

/// <summary>Reads the numbers that notices are built by.</summary>
internal static partial class Headings
{
    /// <summary>The heading that a line is; null when it is none.</summary>
    public static Heading? Read(string line) => Programme().Match(line) is { Success: true } programme
        ? Of(HeadingLevel.Programme, programme)
        : Bracketed().Match(line) is { Success: true } bracketed
            ? Of(HeadingLevel.Bracketed, bracketed)
            : Numbered().Match(line) is { Success: true } numbered ? Of(HeadingLevel.Numbered, numbered) : null;

    private static Heading? Of(HeadingLevel level, Match match) =>
        ChineseNumber.Read(match.Groups["number"].Value) is { } number and >= 1 and <= 999
            ? new Heading(level, (int)number, match.Groups["text"].Value.Trim())
            : null;

    [GeneratedRegex(@"^(?<number>[一二三四五六七八九十百]{1,5})[、.．]\s*(?<text>\S.*)$")]
    private static partial Regex Programme();

    [GeneratedRegex(@"^[（(](?<number>[一二三四五六七八九十百]{1,5})[）)]\s*(?<text>\S.*)$")]
    private static partial Regex Bracketed();

    [GeneratedRegex(@"^(?<number>[0-9０-９]{1,3})\s*[.．、](?![0-9０-９])\s*(?<text>\S.*)$")]
    private static partial Regex Numbered();
}
