using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Rectification;

/// <summary>
/// Who may do what with a rectification. Clerks of the responsible unit plan and report; the office of the tenant verifies,
/// urges and withdraws; the tenant's auditor and administrator and the province's office read. Nobody else knows of it.
/// </summary>
internal static class RectificationAccess
{
    public static bool IsOffice(Caller caller, string tenant) => caller.Is(Roles.Coordinator) && caller.Tenant == tenant;

    public static bool MayRead(Caller caller, string tenant, RectificationState state) =>
        (caller.Oversees && (caller.Tenant == tenant || caller.IsProvincial)) || IsUnit(caller, state);

    /// <summary>What somebody may do with it as it stands.</summary>
    public static IReadOnlyList<string> Acts(Caller caller, string tenant, RectificationState state) =>
        [.. RectificationAct.All.Where(act => IsPossible(act, state.Status) && IsAllowed(act, caller, tenant, state))];

    /// <exception cref="RefusalException">There is no such rectification for the caller.</exception>
    public static RectificationState RequireReadable(Caller caller, string tenant, Loaded<RectificationState> found) =>
        found.Exists && MayRead(caller, tenant, found.State) ? found.State : throw Unknown();

    /// <exception cref="RefusalException">It is not the caller's to do.</exception>
    public static RectificationState Require(string act, Caller caller, string tenant, Loaded<RectificationState> found)
    {
        var state = RequireReadable(caller, tenant, found);
        return IsAllowed(act, caller, tenant, state) ? state : throw Refusals.Forbidden(
            "rectification.act-forbidden",
            act is RectificationAct.Plan or RectificationAct.Report
                ? "只有责任单位的工作人员可以报送整改方案和整改报告。"
                : "只有责令整改单位的统筹人员可以核查、催办和撤销。");
    }

    /// <exception cref="RefusalException">The caller is no coordinator.</exception>
    public static string OfficeOf(Caller caller) => caller.Is(Roles.Coordinator)
        ? caller.Tenant
        : throw Refusals.Forbidden("rectification.office-only", "整改由统筹人员立案，当前账号没有此项权限。");

    public static RefusalException Unknown() => Refusals.NotFound("rectification.unknown", "没有找到这件整改，请核对整改编号。");

    private static bool IsUnit(Caller caller, RectificationState state) =>
        caller.Is(Roles.Clerk) && state.Order?.Unit == caller.Organisation;

    private static bool IsAllowed(string act, Caller caller, string tenant, RectificationState state) =>
        act is RectificationAct.Plan or RectificationAct.Report ? IsUnit(caller, state) : IsOffice(caller, tenant);

    private static bool IsPossible(string act, string status) => act switch
    {
        RectificationAct.Plan => status == RectificationStatus.Ordered,
        RectificationAct.Report => status is RectificationStatus.Planned or RectificationStatus.Returned,
        RectificationAct.Close or RectificationAct.Return => status == RectificationStatus.Reported,
        RectificationAct.Urge => RectificationStatus.IsOwed(status),
        _ => !RectificationStatus.IsEnded(status),
    };
}
