using System.Text.RegularExpressions;

namespace Workflow.Activities.WorkPlans.Proposing;

/// <summary>
/// Who a sentence names. Collective words stand for every unit they cover; cities count in a list (南京、常州等设区市) or with
/// 市 behind them, since a bare 南京 may be a place; short names of departments count in a list of at least two (人社、交通)
/// or with 部门 or 厅 behind them. A unit before 配合 assists.
/// </summary>
internal static partial class UnitProposals
{
    private const string Part = "(?:(?!以及|[和及与])[^、，,；;。：:（()）“”])+";

    /// <summary>The units, in the order of the text; each once.</summary>
    public static IReadOnlyList<PlanUnit> In(string text, UnitBook book)
    {
        var found = Collective().Matches(text).SelectMany(match => Covered(match, book))
            .Concat(Named(text, book))
            .OrderBy(each => each.At)
            .DistinctBy(each => each.Unit.Code)
            .ToList();
        return [.. found.Select(each => new PlanUnit(each.Unit.Code, each.Unit.Name, each.From, Role(text, each.At)))];
    }

    private static IEnumerable<Found> Covered(Match match, UnitBook book)
    {
        var at = match.Index;
        IEnumerable<KnownUnit> units = match switch
        {
            _ when match.Groups["everybody"].Success => [.. book.Regions, .. book.Departments],
            _ when match.Groups["levels"].Success => [book.Home, .. book.Regions],
            _ when match.Groups["home"].Success => [book.Home],
            _ when match.Groups["cities"].Success => book.IsProvincial ? book.Regions : [],
            _ when match.Groups["districts"].Success => book.IsProvincial ? [] : book.Regions,
            _ when match.Groups["regions"].Success => book.Regions,
            _ => book.Departments,
        };
        return units.Select(unit => new Found(at, unit, match.Value));
    }

    private static IEnumerable<Found> Named(string text, UnitBook book)
    {
        foreach (Match list in List().Matches(text))
        {
            foreach (var found in InList(list, text, book))
            {
                yield return found;
            }
        }

        foreach (var unit in book.Departments.Concat(book.Regions))
        {
            foreach (var name in unit.ShortNames.Prepend(unit.Name))
            {
                if (Whole(text, name, book.Departments.Contains(unit)) is { } at)
                {
                    yield return new Found(at, unit, name);
                    break;
                }
            }
        }
    }

    /// <summary>Neighbours in a list joined by 、 that are all names of one kind.</summary>
    private static IEnumerable<Found> InList(Match list, string text, UnitBook book)
    {
        var run = new List<(int At, KnownUnit Unit, string Name)>();
        var captures = list.Groups["part"].Captures;
        for (var i = 0; i <= captures.Count; i++)
        {
            var part = i < captures.Count ? captures[i] : null;
            if (part is not null && Longest(part.Value, book, isFirst: i == 0, isLast: i == captures.Count - 1) is { } known)
            {
                run.Add((part.Index + known.At, known.Unit, known.Name));
                continue;
            }

            if (run.Count > 1)
            {
                var end = run[^1].At + run[^1].Name.Length;
                var from = text[run[0].At..(end + After().Match(text[end..]).Length)];
                foreach (var (at, unit, _) in run)
                {
                    yield return new Found(at, unit, from);
                }
            }

            run.Clear();
        }
    }

    /// <summary>A part of a list is a name as a whole; the first may have words before it, the last words behind it.</summary>
    private static (int At, KnownUnit Unit, string Name)? Longest(string part, UnitBook book, bool isFirst, bool isLast)
    {
        var best = book.Regions.Concat(book.Departments)
            .SelectMany(unit => unit.ShortNames.Append(unit.Name), (unit, name) => (Unit: unit, Name: name))
            .Where(each => part == each.Name
                || (isFirst && part.EndsWith(each.Name, StringComparison.Ordinal))
                || (isLast && part.StartsWith(each.Name, StringComparison.Ordinal)
                    && (After().IsMatch(part[each.Name.Length..]) || part[each.Name.Length..].StartsWith("数据", StringComparison.Ordinal))))
            .OrderByDescending(each => each.Name.Length)
            .FirstOrDefault();
        return best.Unit is null ? null : (part.LastIndexOf(best.Name, StringComparison.Ordinal), best.Unit, best.Name);
    }

    /// <summary>Where a name stands by itself: a full name anywhere, a short one with what makes it a unit.</summary>
    private static int? Whole(string text, string name, bool isDepartment)
    {
        for (var at = text.IndexOf(name, StringComparison.Ordinal); at >= 0; at = text.IndexOf(name, at + 1, StringComparison.Ordinal))
        {
            var rest = text[(at + name.Length)..];
            var isFull = isDepartment ? name[^1] is '厅' or '局' or '会' or '委' : name[^1] is '市' or '区' or '县';
            if (isFull ? !rest.StartsWith('场') : isDepartment && Office().IsMatch(rest))
            {
                return at;
            }
        }

        return null;
    }

    private static string Role(string text, int at)
    {
        var clause = text[at..];
        var end = Stop().Match(clause);
        var heading = Headings().Match(text[..at]);
        return Assisting().IsMatch(end.Success ? clause[..end.Index] : clause) || heading.Value.StartsWith("配合", StringComparison.Ordinal)
            ? PlanUnitRoles.Assisting
            : PlanUnitRoles.Responsible;
    }

    [GeneratedRegex(
        "(?<everybody>各地各(?:有关)?部门|各地(?:区)?、各(?:有关)?部门(?:、各单位)?|各级各部门|各市(?:和|、)省各?(?:有关)?部门)"
        + "|(?<levels>省市(?:协同|联动|共建|两级|合力|同步|统筹|共同)|省、市(?:两级|平台|协同|联动|共同))"
        + "|(?<home>省级层面|省本级)"
        + "|(?<cities>(?:各|全部|所有|十三个|13个)设区市)"
        + "|(?<districts>各区县|各县区|各县（市、区）|各区(?!域))"
        + "|(?<regions>各地(?!方))"
        + "|(?<departments>各?省级(?:有关|相关)?部门|省(?:各|有关|相关)部门|各(?:有关|相关)?部门)")]
    private static partial Regex Collective();

    [GeneratedRegex("(?<=^|[、，,；;。：:（()）“”和及与])(?<part>" + Part + ")(?:、(?<part>" + Part + "))+")]
    private static partial Regex List();

    [GeneratedRegex("^(?:等?(?:有关|相关)?(?:设区市|部门|单位|厅局|地|市)|等(?:重点领域|领域|重点行业|行业|数据|系统|(?=牵头|配合|负责)))")]
    private static partial Regex After();

    [GeneratedRegex("^(?:部门|厅)")]
    private static partial Regex Office();

    [GeneratedRegex("牵头|负责|[，,；;。）)]")]
    private static partial Regex Stop();

    [GeneratedRegex("配合|协助")]
    private static partial Regex Assisting();

    /// <summary>The last of （责任单位：…；配合单位：… before a place.</summary>
    [GeneratedRegex("(?:牵头|责任|主办|配合|协办)单位[：:]", RegexOptions.RightToLeft)]
    private static partial Regex Headings();

    private sealed record Found(int At, KnownUnit Unit, string From);
}
