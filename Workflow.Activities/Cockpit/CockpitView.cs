namespace Workflow.Activities.Cockpit;

/// <summary>领导驾驶舱: how the year stands, in a few numbers and pictures. Every number equals the list it leads to.</summary>
/// <param name="Year">The year looked at.</param>
/// <param name="Today">The day in Asia/Shanghai.</param>
/// <param name="Numbers">The numbers, in the order they are shown.</param>
/// <param name="Pictures">The pictures, in the order they are shown.</param>
public sealed record CockpitView(
    int Year, DateOnly Today, IReadOnlyList<CockpitNumber> Numbers, IReadOnlyList<CockpitPicture> Pictures);

/// <summary>One number.</summary>
/// <param name="What">Code, such as <c>assignments.red</c>.</param>
/// <param name="Value">Its value; null while there is nothing to count.</param>
/// <param name="IsPercent">Whether it is a share in percent.</param>
/// <param name="Of">How many things it is worked out from.</param>
public sealed record CockpitNumber(string What, decimal? Value, bool IsPercent, int Of)
{
    /// <summary>A share in percent with one digit; null of nothing.</summary>
    internal static CockpitNumber Share(string what, int part, int whole) =>
        new(what, whole == 0 ? null : Math.Round(100m * part / whole, 1), true, whole);
}

/// <summary>One picture.</summary>
/// <param name="What">Code, such as <c>assignments.by-unit</c>.</param>
/// <param name="IsOverTime">Whether its labels are points in time.</param>
/// <param name="Labels">Names along the axis.</param>
/// <param name="Keys">What each label stands for, to find its list by.</param>
/// <param name="Series">Rows of values.</param>
public sealed record CockpitPicture(
    string What, bool IsOverTime, IReadOnlyList<string> Labels, IReadOnlyList<string> Keys, IReadOnlyList<CockpitSeries> Series);

/// <summary>A row of values.</summary>
/// <param name="What">Code of the row, such as <c>red</c>.</param>
/// <param name="Values">A value for each label.</param>
public sealed record CockpitSeries(string What, IReadOnlyList<decimal> Values);
