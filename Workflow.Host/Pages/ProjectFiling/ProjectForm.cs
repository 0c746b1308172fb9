using System.Globalization;
using Workflow.Activities.Common;
using Workflow.Activities.Notices.Workflows;
using Workflow.Activities.ProjectFiling;
using Workflow.Activities.ProjectFiling.Declaring;

namespace Workflow.Host.Pages.ProjectFiling;

/// <summary>A project as somebody typed it; kept as it is, so that a mistake loses nothing.</summary>
/// <param name="Name">项目名称.</param>
/// <param name="Summary">建设内容.</param>
/// <param name="System">所属信息系统.</param>
/// <param name="Budget">总投资.</param>
/// <param name="StartsOn">计划开工.</param>
/// <param name="EndsOn">计划完工.</param>
/// <param name="Materials">By kind.</param>
internal sealed record ProjectForm(
    string Name,
    string Summary,
    string System,
    string Budget,
    string StartsOn,
    string EndsOn,
    IReadOnlyDictionary<string, string> Materials)
{
    public static ProjectForm Blank { get; } = new("", "", "", "", "", "", new Dictionary<string, string>());

    public static ProjectForm Of(ProjectContent content) => new(
        content.Name,
        content.Summary,
        content.System,
        content.Budget.ToString("0.##", CultureInfo.InvariantCulture),
        Day(content.StartsOn),
        Day(content.EndsOn),
        content.Materials.ToDictionary(each => each.Kind, each => each.Reference));

    public static ProjectForm Read(IFormCollection form) => new(
        Text(form, "name"),
        Text(form, "summary"),
        Text(form, "system"),
        Text(form, "budget"),
        Text(form, "startsOn"),
        Text(form, "endsOn"),
        MaterialKind.All.ToDictionary(kind => kind, kind => Text(form, $"material-{kind}")));

    /// <summary>What was typed, and what of it is no number or day.</summary>
    public (ProjectEntry Entry, IReadOnlyList<FieldError> Faults) Parse()
    {
        var faults = new List<FieldError>();
        decimal? budget = decimal.TryParse(
            Budget.Replace(",", string.Empty, StringComparison.Ordinal), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var sum) ? sum : null;
        if (budget is null && Budget.Length > 0)
        {
            faults.Add(new FieldError("/budget", "总投资请只填写数字，以万元计，例如 380 或 380.5。"));
        }

        return (
            new ProjectEntry(
                Name, Summary, System, budget, Read(StartsOn, "/startsOn", "计划开工日期"), Read(EndsOn, "/endsOn", "计划完工日期"),
                [.. Materials.Select(each => new ProjectMaterial(each.Key, each.Value))]),
            faults);

        DateOnly? Read(string typed, string field, string label)
        {
            var day = DayText.Read(typed);
            if (day is null && typed.Length > 0)
            {
                faults.Add(new FieldError(field, $"{label}请写成 2027-03-01 的样子。"));
            }

            return day;
        }
    }

    /// <summary>Everything typed, so that a second sending is told from another.</summary>
    public string Content => string.Join('\n', [Name, Summary, System, Budget, StartsOn, EndsOn, .. Materials.Select(each => $"{each.Key}={each.Value}")]);

    /// <summary>The input of a field; null when it stands on no page.</summary>
    public static string? IdOf(string field) => field switch
    {
        "" or "/materials" => null,
        _ when field.StartsWith("/materials/", StringComparison.Ordinal) => $"#material-{field["/materials/".Length..]}",
        _ => $"#{field.TrimStart('/')}",
    };

    private static string Text(IFormCollection form, string name) => form[name].ToString().Trim();

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
