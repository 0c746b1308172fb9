using System.Text.Json;
using Workflow.Activities.ProjectFiling;
using Workflow.Activities.ProjectFiling.Declaring;
using Workflow.Host.Api.Http;

namespace Workflow.Host.Api.ProjectFiling;

/// <summary>申报 or 重新申报.</summary>
/// <param name="Name">项目名称.</param>
/// <param name="Summary">建设内容.</param>
/// <param name="System">所属信息系统.</param>
/// <param name="Budget">总投资, in 万元.</param>
/// <param name="StartsOn">计划开工.</param>
/// <param name="EndsOn">计划完工.</param>
/// <param name="Materials">备案材料: what there is.</param>
public sealed record ProjectBody(
    string Name,
    string Summary,
    string System,
    decimal Budget,
    DateOnly StartsOn,
    DateOnly EndsOn,
    IReadOnlyList<ProjectMaterial>? Materials);

/// <summary>变更: the whole content anew.</summary>
/// <param name="Project">The content.</param>
/// <param name="Reason">理由.</param>
public sealed record ProjectChangeBody(ProjectBody Project, string Reason);

/// <summary>意见.</summary>
/// <param name="Agrees">true 同意, false 退回.</param>
/// <param name="Words">Opinion or reason.</param>
public sealed record ProjectOpinionBody(bool Agrees, string? Words);

/// <summary>验收结果.</summary>
/// <param name="On">Day of the acceptance.</param>
/// <param name="Passed">true 通过, false 未通过.</param>
/// <param name="Words">Conclusion.</param>
public sealed record ProjectAcceptanceBody(DateOnly On, bool Passed, string Words);

/// <summary>撤回.</summary>
/// <param name="Reason">理由.</param>
public sealed record ProjectWithdrawalBody(string Reason);

/// <summary>Reads the bodies of projects.</summary>
internal static class ProjectBodies
{
    private const int MostMaterials = 50;

    /// <summary>The content; what is missing in it is told with the rest by whoever checks it.</summary>
    public static ProjectEntry Entry(BodyFields fields)
    {
        fields.Only("name", "summary", "system", "budget", "startsOn", "endsOn", "materials");
        return new ProjectEntry(
            fields.OptionalText("name", "项目名称"),
            fields.OptionalText("summary", "建设内容"),
            fields.OptionalText("system", "所属信息系统"),
            fields.Has("budget") ? fields.Decimal("budget", "总投资（万元）") : null,
            fields.OptionalDay("startsOn", "计划开工日期"),
            fields.OptionalDay("endsOn", "计划完工日期"),
            fields.OptionalList("materials", "备案材料", MostMaterials)?
                .Select((one, at) => fields.Inside(one, $"materials/{at}"))
                .Select(one => new ProjectMaterial(one.Text("kind", "材料代码"), one.Text("reference", "材料名称或文号")))
                .ToList());
    }

    public static (ProjectEntry Entry, string Reason) Change(JsonElement body)
    {
        var fields = new BodyFields(body);
        fields.Only("project", "reason");
        var entry = Entry(fields.Inside(fields.Object("project", "变更后的项目内容"), "project"));
        var reason = fields.Text("reason", "变更的理由");
        fields.ThrowIfWrong();
        return (entry, reason);
    }

    /// <summary>A yes or no that must be there.</summary>
    public static bool Yes(BodyFields fields, string name, string label)
    {
        if (!fields.Has(name))
        {
            fields.Wrong(name, $"请填写{label}，true 或 false。");
        }

        return fields.Flag(name, label);
    }
}
