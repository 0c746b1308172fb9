using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Organisations;
using Workflow.Engine.Streams;

namespace Workflow.Activities.ProjectFiling;

/// <summary>
/// Who may do what with a project: clerks of the unit declare, change, record the acceptance and withdraw; those of the level
/// that is asked give its opinion. Who reads says <see cref="ProjectSight"/>; nobody else knows of it.
/// </summary>
internal sealed class ProjectAccess(IOrganisations organisations)
{
    /// <summary>How far a caller sees; null for somebody who sees nothing.</summary>
    public ProjectSight? SightOf(Caller caller) => ProjectSight.Of(caller, organisations.Find(caller.Organisation));

    public bool MayRead(Caller caller, ProjectState state) =>
        IsUnit(caller, state) || SightOf(caller)?.Reaches(state.Declared!.Unit, state.Declared.Division) == true;

    /// <summary>What somebody may do with it as it stands.</summary>
    public static IReadOnlyList<string> Acts(Caller caller, ProjectState state) =>
        [.. ProjectAct.All.Where(act => IsPossible(act, state) && IsAllowed(act, caller, state))];

    /// <exception cref="RefusalException">There is no such project for the caller.</exception>
    public ProjectState RequireReadable(Caller caller, Loaded<ProjectState> found) =>
        found.Exists && MayRead(caller, found.State) ? found.State : throw Unknown();

    /// <exception cref="RefusalException">It is not the caller's to do.</exception>
    public ProjectState Require(string act, Caller caller, Loaded<ProjectState> found)
    {
        var state = RequireReadable(caller, found);
        return IsAllowed(act, caller, state) ? state : throw Refusals.Forbidden(
            "project.act-forbidden",
            act == ProjectAct.Opine ? "现在由其他层级的数据主管部门出具意见，当前账号不能办理。" : "只有申报单位的工作人员可以办理这一步。");
    }

    /// <summary>The unit that a caller declares for.</summary>
    /// <exception cref="RefusalException">The caller is no clerk of one.</exception>
    public Organisation UnitOf(Caller caller) =>
        caller.Is(Roles.Clerk) && organisations.Find(caller.Organisation) is { } unit
            ? unit
            : throw Refusals.Forbidden("project.unit-only", "项目由建设单位的工作人员申报，当前账号没有此项权限。");

    public static RefusalException Unknown() => Refusals.NotFound("project.unknown", "没有找到这个备案项目。");

    private static bool IsUnit(Caller caller, ProjectState state) =>
        caller.Is(Roles.Clerk) && state.Declared?.Unit == caller.Organisation;

    private static bool IsOfficer(Caller caller, ProjectState state) =>
        (caller.Is(Roles.Clerk) || caller.Is(Roles.Coordinator))
        && caller.Organisation.Length > 0 && state.Open?.Organisation == caller.Organisation;

    private static bool IsAllowed(string act, Caller caller, ProjectState state) =>
        act == ProjectAct.Opine ? IsOfficer(caller, state) || state.Open is null : IsUnit(caller, state);

    private static bool IsPossible(string act, ProjectState state) => act switch
    {
        ProjectAct.Opine => state.Open is not null,
        ProjectAct.Redeclare => state.Status == ProjectStatus.Returned,
        ProjectAct.Change => state.Status is ProjectStatus.Filed or ProjectStatus.ChangeReturned,
        ProjectAct.Accept => state.Status == ProjectStatus.Filed,
        _ => state.Status is not (ProjectStatus.Accepted or ProjectStatus.Withdrawn) && !state.IsApproved,
    };
}
