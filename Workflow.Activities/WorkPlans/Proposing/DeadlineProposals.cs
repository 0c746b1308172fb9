using System.Text.RegularExpressions;
using Workflow.Activities.Common;

namespace Workflow.Activities.WorkPlans.Proposing;

/// <summary>
/// Until when a sentence asks for something: the last day of what it names, in the plan's year unless it names another.
/// 6月前 is left to the office: some mean the end of May by it, some the end of June.
/// </summary>
internal static partial class DeadlineProposals
{
    private const string Number = "[0-9０-９]{1,2}|[一二三四五六七八九十]{1,3}";

    private const string NamedYear = "(?<year>20[0-9]{2})年|(?<next>明年|次年)|今年|本年";

    private const string Before = "(?:之?前|以前)?";

    /// <summary>The deadline; null where the sentence names none.</summary>
    public static PlanDeadline? In(string text, int year)
    {
        var day = Days().Matches(text).Select(match => (Match: match, Date: DayOf(match, year)))
            .FirstOrDefault(each => each.Date is not null);
        var rhythm = Rhythms().Match(text);
        return (day.Date, rhythm.Success) switch
        {
            (null, false) => null,
            (null, true) => new PlanDeadline(null, RhythmOf(rhythm), rhythm.Value),
            (not null, false) => new PlanDeadline(day.Date, null, day.Match.Value),
            _ => new PlanDeadline(day.Date, RhythmOf(rhythm), Span(text, day.Match, rhythm)),
        };
    }

    /// <summary>What a rhythm is called, such as 每半年; null when it is none.</summary>
    public static string? Rhythm(string text) => Rhythms().Match(text) is { Success: true } match ? RhythmOf(match) : null;

    private static DateOnly? DayOf(Match match, int planYear)
    {
        var year = match.Groups["year"] is { Success: true, Value: var named }
            ? (int)ChineseNumber.Read(named)!.Value
            : match.Groups["next"].Success ? planYear + 1 : planYear;
        var month = match switch
        {
            _ when match.Groups["month"].Success => (int?)ChineseNumber.Read(match.Groups["month"].Value),
            _ when match.Groups["quarter"].Success => Quarter(match.Groups["quarter"].Value) * 3,
            _ when match.Groups["half"].Success => 6,
            _ => 12,
        };
        return month is < 1 or > 12 or null || year is < 1 or > 9999
            ? null
            : Day(year, month.Value, match.Groups["day"]);
    }

    private static DateOnly? Day(int year, int month, Group named)
    {
        var last = DateTime.DaysInMonth(year, month);
        var day = named.Success ? (int?)ChineseNumber.Read(named.Value) ?? 0 : last;
        return day >= 1 && day <= last ? new DateOnly(year, month, day) : null;
    }

    private static int? Quarter(string text) => (int?)ChineseNumber.Read(text) is >= 1 and <= 4 and var quarter ? quarter : null;

    private static string RhythmOf(Match match) => match.Groups["unit"].Value switch
    {
        "周" => PlanRecurrences.Weekly,
        "月" => PlanRecurrences.Monthly,
        "季度" or "季" => PlanRecurrences.Quarterly,
        "半年度" or "半年" => PlanRecurrences.HalfYearly,
        _ => PlanRecurrences.Yearly,
    };

    private static string Span(string text, Match one, Match other)
    {
        var start = Math.Min(one.Index, other.Index);
        return text[start..Math.Max(one.Index + one.Length, other.Index + other.Length)];
    }

    [GeneratedRegex(
        "(?:" + NamedYear + ")年?[底末内]" + Before
        + "|(?<![0-9零一二三四五六七八九十两几近每])年[底末内]" + Before
        + "|(?:" + NamedYear + ")?(?:(?<month>" + Number + ")月(?<day>" + Number + ")日" + Before + "(?!起)"
        + "|(?<month>" + Number + ")月[底末份]" + Before
        + "|第?(?<quarter>[一二三四1-4])季度[末底]?" + Before
        + "|(?<half>上半年)" + Before
        + "|下半年" + Before + ")")]
    private static partial Regex Days();

    [GeneratedRegex("(?:每个?|按)(?<unit>半年度?|季度?|年度?|月|周)(?![底末内期])")]
    private static partial Regex Rhythms();
}
