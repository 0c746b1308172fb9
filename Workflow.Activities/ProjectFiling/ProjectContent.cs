namespace Workflow.Activities.ProjectFiling;

/// <summary>项目内容: what a unit declares. It is searched and compared, so nothing personal belongs in it.</summary>
/// <param name="Name">项目名称.</param>
/// <param name="Summary">建设内容.</param>
/// <param name="System">所属信息系统 that is built, extended or run.</param>
/// <param name="Budget">总投资, in 万元.</param>
/// <param name="StartsOn">计划开工.</param>
/// <param name="EndsOn">计划完工.</param>
/// <param name="Materials">备案材料: what there is of them.</param>
public sealed record ProjectContent(
    string Name,
    string Summary,
    string System,
    decimal Budget,
    DateOnly StartsOn,
    DateOnly EndsOn,
    IReadOnlyList<ProjectMaterial> Materials)
{
    /// <summary>Whether another content says the same; the order of the materials does not matter.</summary>
    internal bool Says(ProjectContent other) =>
        this with { Materials = [] } == other with { Materials = [] } && Materials.ToHashSet().SetEquals(other.Materials);
}

/// <summary>A material.</summary>
/// <param name="Kind">See <see cref="MaterialKind"/>.</param>
/// <param name="Reference">Its title or 文号.</param>
public sealed record ProjectMaterial(string Kind, string Reference);

/// <summary>备案材料 (our assumption of what offices ask for; which are required says the decision table <c>project-filing-tier</c>).</summary>
public static class MaterialKind
{
    /// <summary>立项依据.</summary>
    public const string Basis = "basis";

    /// <summary>建设方案.</summary>
    public const string Plan = "plan";

    /// <summary>资金落实.</summary>
    public const string Funding = "funding";

    /// <summary>网络安全等级.</summary>
    public const string Security = "security";

    /// <summary>数据共享清单.</summary>
    public const string Sharing = "sharing";

    /// <summary>可行性研究报告.</summary>
    public const string Feasibility = "feasibility";

    /// <summary>Every kind.</summary>
    public static IReadOnlyList<string> All { get; } = [Basis, Plan, Funding, Security, Sharing, Feasibility];

    /// <summary>For people.</summary>
    public static string Name(string kind) => kind switch
    {
        Basis => "立项依据",
        Plan => "建设方案",
        Funding => "资金落实文件",
        Security => "网络安全等级保护定级意见",
        Sharing => "数据共享清单",
        Feasibility => "可行性研究报告",
        _ => kind,
    };
}
