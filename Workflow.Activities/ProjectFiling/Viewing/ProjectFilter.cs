using Workflow.Activities.Calendars;

namespace Workflow.Activities.ProjectFiling.Viewing;

/// <summary>Which projects; what is null does not matter.</summary>
/// <param name="Search">Part of the name, the content, the system or the 备案编号.</param>
/// <param name="Status">See <see cref="ProjectStatus"/>.</param>
/// <param name="Division">GB/T 2260 division: a city with its counties, or a county alone.</param>
/// <param name="Year">Year of the filing, in Asia/Shanghai.</param>
/// <param name="LeastBudget">At least so many 万元.</param>
/// <param name="MostBudget">At most so many 万元.</param>
/// <param name="IsMine">Those alone whose opinion the caller has to give.</param>
public sealed record ProjectFilter(
    string? Search = null,
    string? Status = null,
    string? Division = null,
    int? Year = null,
    decimal? LeastBudget = null,
    decimal? MostBudget = null,
    bool IsMine = false);

/// <summary>Searches the rows.</summary>
internal static class ProjectSearch
{
    public static IQueryable<ProjectRow> Matching(this IQueryable<ProjectRow> rows, ProjectFilter filter, string organisation)
    {
        rows = filter.Search?.Trim() is { Length: > 0 } search
            ? rows.Where(row => row.Content.Name.Contains(search) || row.Content.Summary.Contains(search)
                || row.Content.System.Contains(search) || row.Number!.Contains(search))
            : rows;
        rows = filter.Status is { Length: > 0 } status ? rows.Where(row => row.Status == status) : rows;
        rows = filter.Division is { Length: 6 } division ? rows.In(division) : rows;
        rows = filter.LeastBudget is { } least ? rows.Where(row => row.Content.Budget >= least) : rows;
        rows = filter.MostBudget is { } most ? rows.Where(row => row.Content.Budget <= most) : rows;
        rows = filter.IsMine ? rows.Where(row => row.Officer == organisation) : rows;
        return filter.Year is { } year ? rows.FiledIn(year) : rows;
    }

    /// <summary>A province's own, a city's with its counties, a county's.</summary>
    public static IQueryable<ProjectRow> In(this IQueryable<ProjectRow> rows, string division)
    {
        var city = division[..4];
        return division.EndsWith("00", StringComparison.Ordinal) && !division.EndsWith("0000", StringComparison.Ordinal)
            ? rows.Where(row => row.Division.StartsWith(city))
            : rows.Where(row => row.Division == division);
    }

    private static IQueryable<ProjectRow> FiledIn(this IQueryable<ProjectRow> rows, int year)
    {
        var from = ChinaTime.At(new DateOnly(year, 1, 1), TimeOnly.MinValue);
        var to = ChinaTime.At(new DateOnly(year + 1, 1, 1), TimeOnly.MinValue);
        return rows.Where(row => row.FiledAt >= from && row.FiledAt < to);
    }
}
