namespace Workflow.Activities.ProjectFiling.Declaring;

/// <summary>A project as a unit fills it in; what is null was not given.</summary>
/// <param name="Name">项目名称.</param>
/// <param name="Summary">建设内容.</param>
/// <param name="System">所属信息系统.</param>
/// <param name="Budget">总投资, in 万元.</param>
/// <param name="StartsOn">计划开工.</param>
/// <param name="EndsOn">计划完工.</param>
/// <param name="Materials">备案材料; those without a reference are not there.</param>
public sealed record ProjectEntry(
    string? Name,
    string? Summary,
    string? System,
    decimal? Budget,
    DateOnly? StartsOn,
    DateOnly? EndsOn,
    IReadOnlyList<ProjectMaterial>? Materials);
