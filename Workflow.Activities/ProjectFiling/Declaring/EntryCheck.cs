using Workflow.Activities.Common;
using Workflow.Activities.Forms;

namespace Workflow.Activities.ProjectFiling.Declaring;

/// <summary>Finds everything that is wrong with what a unit filled in, so that it is told once.</summary>
internal static class EntryCheck
{
    /// <summary>Largest sum, in 万元: a hundred thousand million yuan, so that a slip of the pen is found.</summary>
    private const decimal LargestBudget = 10_000_000;

    private const int LongestReference = 200;

    /// <summary>The content.</summary>
    /// <exception cref="RefusalException">Lists every field to put right.</exception>
    public static ProjectContent Read(ProjectEntry entry)
    {
        var faults = Faults(entry).ToList();
        return faults.Count == 0
            ? new ProjectContent(
                entry.Name!.Trim(),
                entry.Summary!.Trim(),
                entry.System!.Trim(),
                entry.Budget!.Value,
                entry.StartsOn!.Value,
                entry.EndsOn!.Value,
                Materials(entry))
            : throw Refusals.Invalid("project.invalid", $"有 {faults.Count} 处需要修改。", faults);
    }

    private static IReadOnlyList<ProjectMaterial> Materials(ProjectEntry entry) =>
    [
        .. MaterialKind.All
            .Select(kind => new ProjectMaterial(kind, entry.Materials?.FirstOrDefault(each => each.Kind == kind)?.Reference.Trim() ?? string.Empty))
            .Where(each => each.Reference.Length > 0),
    ];

    private static IEnumerable<FieldError> Faults(ProjectEntry entry) =>
    [
        .. Text("/name", "项目名称", entry.Name, 4, 100),
        .. Text("/summary", "建设内容", entry.Summary, 20, 2000),
        .. Text("/system", "所属信息系统", entry.System, 2, 60),
        .. Budget(entry.Budget),
        .. Days(entry),
        .. (entry.Materials ?? []).SelectMany(Material),
    ];

    private static IEnumerable<FieldError> Text(string field, string label, string? text, int shortest, int longest)
    {
        var length = text?.Trim().Length ?? 0;
        if (length == 0)
        {
            yield return new FieldError(field, $"请填写{label}。");
        }
        else if (length < shortest || length > longest)
        {
            yield return new FieldError(field, $"{label}请写 {shortest} 至 {longest} 个字，现在是 {length} 个字。");
        }
        else if (StorableCheck.Problem(text) is { } problem)
        {
            yield return new FieldError(field, $"{label}：{problem}");
        }
    }

    private static IEnumerable<FieldError> Budget(decimal? budget)
    {
        if (budget is not { } sum)
        {
            yield return new FieldError("/budget", "请填写总投资，以万元计，例如 380 或 380.5。");
        }
        else if (sum <= 0 || sum > LargestBudget || Math.Round(sum, 2) != sum)
        {
            yield return new FieldError("/budget", $"总投资请填写大于 0、不超过 {LargestBudget:#,0} 的万元数，至多两位小数。");
        }
    }

    private static IEnumerable<FieldError> Days(ProjectEntry entry)
    {
        if (entry.StartsOn is null)
        {
            yield return new FieldError("/startsOn", "请填写计划开工日期，例如 2027-03-01。");
        }

        if (entry.EndsOn is null)
        {
            yield return new FieldError("/endsOn", "请填写计划完工日期，例如 2027-12-31。");
        }
        else if (entry.EndsOn < entry.StartsOn)
        {
            yield return new FieldError("/endsOn", "计划完工日期不能早于开工日期。");
        }
    }

    private static IEnumerable<FieldError> Material(ProjectMaterial material)
    {
        var field = $"/materials/{material.Kind}";
        if (!MaterialKind.All.Contains(material.Kind))
        {
            yield return new FieldError("/materials", $"没有材料“{material.Kind}”，可用的有：{string.Join('、', MaterialKind.All)}。");
        }
        else if (material.Reference.Trim().Length > LongestReference)
        {
            yield return new FieldError(field, $"{MaterialKind.Name(material.Kind)}请只写名称或文号，不超过 {LongestReference} 个字。");
        }
        else if (StorableCheck.Problem(material.Reference) is { } problem)
        {
            yield return new FieldError(field, $"{MaterialKind.Name(material.Kind)}：{problem}");
        }
    }
}
