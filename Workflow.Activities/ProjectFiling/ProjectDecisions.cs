using Workflow.Activities.Common;
using Workflow.Activities.ProjectFiling.Levels;
using Workflow.Activities.ProjectFiling.Likeness;

namespace Workflow.Activities.ProjectFiling;

/// <summary>What may be done with a project and what follows. Doing again what is already so changes nothing.</summary>
internal static class ProjectDecisions
{
    public static IReadOnlyList<object> Declare(ProjectState state, ProjectDeclared declared) =>
        state.Declared is null ? [declared] : throw Refusals.Conflict("project.exists", "这个项目已经申报过了。");

    public static IReadOnlyList<object> Redeclare(ProjectState state, ProjectContent content, string instanceId) =>
        state.Status == ProjectStatus.Returned
            ? [new ProjectRedeclared(content, instanceId)]
            : throw Refusals.Conflict("project.not-returned", "只有被退回的项目可以重新申报，请刷新后查看现在的情况。");

    /// <summary>变更: of what is filed, or once more after the change was returned.</summary>
    public static IReadOnlyList<object> Change(ProjectState state, ProjectContent content, Remark reason, string instanceId)
    {
        if (state.Status is not (ProjectStatus.Filed or ProjectStatus.ChangeReturned))
        {
            throw Refusals.Conflict("project.not-filed", "只有已备案、尚未验收的项目可以申请变更，请刷新后查看现在的情况。");
        }

        return content.Says(state.InForce!)
            ? throw Refusals.Invalid(
                "project.unchanged", "内容与已备案的相同，没有需要变更的。", new FieldError("/name", "请修改需要变更的内容后再提交。"))
            : [new ProjectChangeDeclared(content, reason, instanceId)];
    }

    /// <summary>The levels, for the way up that is under way.</summary>
    public static IReadOnlyList<object> SetPath(ProjectState state, IReadOnlyList<PathLevel> levels, int? row) =>
        levels.Count == 0
            ? throw Refusals.Conflict("project.no-level", "没有可以出具意见的数据主管部门，请管理员在组织机构中登记（角色 data）。")
            : state.Path.SequenceEqual(levels) ? [] : [new ProjectPathSet(levels, row)];

    /// <summary>完整性审查: returned when something required is missing.</summary>
    public static IReadOnlyList<object> Check(ProjectState state, IReadOnlyList<string> required)
    {
        var there = state.Content!.Materials.Select(each => each.Kind).ToHashSet(StringComparer.Ordinal);
        var missing = required.Distinct().Where(kind => !there.Contains(kind)).ToList();
        return missing.Count == 0 ? [] : [new ProjectFoundIncomplete(missing)];
    }

    public static IReadOnlyList<object> Compare(ProjectState state, IReadOnlyList<LikenessFinding> findings, int compared) =>
        state.Compared is null ? [new ProjectCompared(findings, compared)] : [];

    /// <summary>征求意见, once for each level.</summary>
    public static IReadOnlyList<object> Ask(ProjectState state, string level, DateOnly dueOn, int workingDays) =>
        state.Path.FirstOrDefault(each => each.Level == level) is { } asked && state.Opinions.All(each => each.Level != level)
            ? [new OpinionAsked(level, asked.Organisation, dueOn, workingDays)]
            : [];

    public static IReadOnlyList<object> Urge(ProjectState state, string level) =>
        state.Open is { } open && open.Level == level ? [new OpinionUrged(level, open.Organisation)] : [];

    /// <summary>出具意见 by somebody who declared none of it. Returning says why; so does agreeing where something like it is filed.</summary>
    public static IReadOnlyList<object> Opine(ProjectState state, string officer, bool isAgreed, Remark? words)
    {
        if (state.Open is not { } open)
        {
            throw Refusals.Conflict("project.not-asked", "这个项目现在没有待出具的意见，请刷新后查看现在的情况。");
        }

        if (state.Authors.Contains(officer))
        {
            throw Refusals.Conflict("project.own", "申报人不能对自己申报的项目出具意见，请由本单位其他人员办理。");
        }

        if (words is null && !isAgreed)
        {
            throw Refusals.Invalid("project.words", "请写明退回的理由。", new FieldError("/words", "请写明退回的理由，以便申报单位修改。"));
        }

        return words is null && !state.Findings.IsEmpty
            ? throw Refusals.Invalid(
                "project.words-on-likeness",
                "有相似的已备案项目，请说明为什么不是重复建设。",
                new FieldError("/words", "有相似的已备案项目：同意备案时，请说明为什么不是重复建设。"))
            : [new OpinionGiven(open.Level, isAgreed, words)];
    }

    /// <summary>备案, when every level has agreed.</summary>
    public static IReadOnlyList<object> File(ProjectState state, string number, string issuer) => state switch
    {
        { IsApproved: true } => [new ProjectFiled(number, issuer)],
        { Status: ProjectStatus.Filed } when state.Number == number => [],
        _ => throw Refusals.Conflict("project.not-approved", "还有层级没有同意，不能备案。请把“备案编号”接在各级意见之后。"),
    };

    /// <summary>登记验收结果: of what is filed; after one that was not passed, once more.</summary>
    public static IReadOnlyList<object> Accept(ProjectState state, DateOnly on, DateOnly today, bool isPassed, Remark words) => state switch
    {
        { Status: not ProjectStatus.Filed } =>
            throw Refusals.Conflict("project.not-acceptable", "只有已备案、没有变更在办的项目可以登记验收结果。"),
        _ when on > today => throw Refusals.Invalid(
            "project.acceptance-day", "验收日期不能晚于今天。", new FieldError("/on", "请填写今天或以前的日期。")),
        _ => [new ProjectAcceptanceRecorded(on, isPassed, words)],
    };

    /// <summary>撤回: a change alone while one is under way or returned, else the project.</summary>
    public static IReadOnlyList<object> Withdraw(ProjectState state, Remark reason) => state switch
    {
        { Status: ProjectStatus.Withdrawn } => [],
        { Status: ProjectStatus.Accepted } => throw Refusals.Conflict("project.accepted", "项目已经验收，不能撤回。"),
        { IsApproved: true } => throw Refusals.Conflict("project.numbering", "各级已经同意，正在编号，请稍后刷新再试。"),
        { Status: ProjectStatus.Changing or ProjectStatus.ChangeReturned } => [new ProjectChangeDropped(reason)],
        _ => [new ProjectWithdrawn(reason)],
    };
}
