using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Assignments;

/// <summary>
/// Who may do what with an assignment. The office of the tenant assigns, reviews, urges and moves deadlines; clerks of the lead
/// unit sign, plan, feed back and submit, those of assisting units feed back; the tenant's auditor and administrator and the
/// province's office read. Nobody else knows of it.
/// </summary>
internal static class AssignmentAccess
{
    public static bool IsOffice(Caller caller, string tenant) => caller.Is(Roles.Coordinator) && caller.Tenant == tenant;

    public static bool MayRead(Caller caller, string tenant, AssignmentState state) =>
        (caller.Oversees && (caller.Tenant == tenant || caller.IsProvincial)) || IsUnit(caller, state);

    /// <summary>What somebody may do with it as it stands.</summary>
    public static IReadOnlyList<string> Acts(Caller caller, string tenant, AssignmentState state) =>
        [.. AssignmentAct.All.Where(act => IsPossible(act, state) && IsAllowed(act, caller, tenant, state))];

    /// <exception cref="RefusalException">There is no such assignment for the caller.</exception>
    public static AssignmentState RequireReadable(Caller caller, string tenant, Loaded<AssignmentState> found) =>
        found.Exists && MayRead(caller, tenant, found.State) ? found.State : throw Unknown();

    /// <exception cref="RefusalException">It is not the caller's to do.</exception>
    public static AssignmentState Require(string act, Caller caller, string tenant, Loaded<AssignmentState> found)
    {
        var state = RequireReadable(caller, tenant, found);
        return IsAllowed(act, caller, tenant, state) ? state : throw Refusals.Forbidden(
            "assignment.act-forbidden",
            act switch
            {
                AssignmentAct.Sign or AssignmentAct.Plan or AssignmentAct.Submit => "只有牵头单位的工作人员可以签收、填报节点和报请销号。",
                AssignmentAct.FeedBack => "只有牵头单位和配合单位的工作人员可以反馈。",
                _ => "只有交办单位的统筹人员可以审核、催办和调整时限。",
            });
    }

    /// <exception cref="RefusalException">The caller is no coordinator.</exception>
    public static string OfficeOf(Caller caller) => caller.Is(Roles.Coordinator)
        ? caller.Tenant
        : throw Refusals.Forbidden("assignment.office-only", "任务由统筹人员交办，当前账号没有此项权限。");

    public static RefusalException Unknown() => Refusals.NotFound("assignment.unknown", "没有找到这件交办件。");

    private static bool IsLead(Caller caller, AssignmentState state) =>
        caller.Is(Roles.Clerk) && state.Made?.Unit == caller.Organisation;

    private static bool IsUnit(Caller caller, AssignmentState state) => IsLead(caller, state)
        || (caller.Is(Roles.Clerk) && state.Made?.Assisting.Contains(caller.Organisation) == true);

    private static bool IsAllowed(string act, Caller caller, string tenant, AssignmentState state) => act switch
    {
        AssignmentAct.Sign or AssignmentAct.Plan or AssignmentAct.Submit => IsLead(caller, state),
        AssignmentAct.FeedBack => IsUnit(caller, state),
        _ => IsOffice(caller, tenant),
    };

    private static bool IsPossible(string act, AssignmentState state) => (act, state.Status) switch
    {
        (_, AssignmentStatus.Closed) => false,
        (AssignmentAct.Sign, AssignmentStatus.Assigned) => true,
        (AssignmentAct.Sign, _) => false,
        (AssignmentAct.Close or AssignmentAct.Return, var status) => status == AssignmentStatus.Submitted,
        (AssignmentAct.ChangeDue, _) => true,
        (AssignmentAct.Urge, var status) => status != AssignmentStatus.Submitted,
        (AssignmentAct.FeedBack, var status) => status != AssignmentStatus.Assigned,
        (AssignmentAct.Submit, AssignmentStatus.Assigned or AssignmentStatus.Submitted) => false,
        (AssignmentAct.Submit, _) => state.FedBackAt is not null,
        (_, var status) => status is not (AssignmentStatus.Assigned or AssignmentStatus.Submitted),
    };
}
