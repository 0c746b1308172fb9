using System.Globalization;

namespace Workflow.Activities.ProjectFiling.Viewing;

/// <summary>变更: a field of a project before and after.</summary>
/// <param name="Field">Its name: <c>name</c>, <c>summary</c>, <c>system</c>, <c>budget</c>, <c>startsOn</c>, <c>endsOn</c>, <c>materials</c>.</param>
/// <param name="Before">As it was, for people.</param>
/// <param name="After">As it is.</param>
public sealed record ContentChange(string Field, string Before, string After)
{
    /// <summary>The fields in which two contents differ.</summary>
    internal static IReadOnlyList<ContentChange> Between(ProjectContent before, ProjectContent after) =>
    [
        .. Fields(before).Zip(Fields(after), (was, now) => new ContentChange(was.Field, was.Text, now.Text))
            .Where(change => change.Before != change.After),
    ];

    private static IEnumerable<(string Field, string Text)> Fields(ProjectContent content) =>
    [
        ("name", content.Name),
        ("summary", content.Summary),
        ("system", content.System),
        ("budget", content.Budget.ToString("0.##", CultureInfo.InvariantCulture) + " 万元"),
        ("startsOn", Day(content.StartsOn)),
        ("endsOn", Day(content.EndsOn)),
        ("materials", string.Join('；', content.Materials.Select(each => $"{MaterialKind.Name(each.Kind)}：{each.Reference}"))),
    ];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
