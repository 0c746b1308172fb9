using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Notices;

/// <summary>
/// Who may do what with a notice. The office of the tenant writes and issues, another of it or an administrator approves;
/// the addressed unit signs for it and replies; the province's office and the auditor read. Nobody else knows of it, and
/// a unit only once it was issued.
/// </summary>
internal static class NoticeAccess
{
    /// <summary>Whether somebody may work on notices of a tenant.</summary>
    public static bool IsOffice(Caller caller, string tenant) => caller.Is(Roles.Coordinator) && caller.Tenant == tenant;

    public static bool MayRead(Caller caller, string tenant, NoticeState state) =>
        (caller.Oversees && (caller.Tenant == tenant || caller.IsProvincial))
        || (state.IssuedAt is not null && caller.Is(Roles.Clerk)
            && (IsAddressee(caller, state) || state.Content!.CopiedTo.Contains(caller.Organisation)));

    /// <summary>What somebody may do with it as it stands.</summary>
    public static IReadOnlyList<string> Acts(Caller caller, string tenant, NoticeState state) =>
        [.. NoticeAct.All.Where(act => IsPossible(act, state) && IsAllowed(act, caller, tenant, state))];

    /// <exception cref="RefusalException">There is no such notice for the caller.</exception>
    public static NoticeState RequireReadable(Caller caller, string tenant, Loaded<NoticeState> found) =>
        found.Exists && MayRead(caller, tenant, found.State) ? found.State : throw Unknown();

    /// <exception cref="RefusalException">It is not the caller's to do.</exception>
    public static NoticeState Require(string act, Caller caller, string tenant, Loaded<NoticeState> found)
    {
        var state = RequireReadable(caller, tenant, found);
        return IsAllowed(act, caller, tenant, state) ? state : throw Refusals.Forbidden(
            "notice.act-forbidden",
            act is NoticeAct.Receive or NoticeAct.Reply ? "只有受文单位的工作人员可以签收和回复。" : "当前账号不能办理这份文书的这一步。");
    }

    public static RefusalException Unknown() => Refusals.NotFound("notice.unknown", "没有找到这份文书，请核对文号。");

    private static bool IsAddressee(Caller caller, NoticeState state) =>
        caller.Is(Roles.Clerk) && state.Content?.Unit == caller.Organisation;

    private static bool IsAllowed(string act, Caller caller, string tenant, NoticeState state) => act switch
    {
        NoticeAct.Receive or NoticeAct.Reply => IsAddressee(caller, state),
        NoticeAct.Approve => (IsOffice(caller, tenant) || IsAdministrator(caller, tenant)) && !state.Authors.Contains(caller.Id),
        NoticeAct.Return => IsOffice(caller, tenant) || IsAdministrator(caller, tenant),
        _ => IsOffice(caller, tenant),
    };

    private static bool IsAdministrator(Caller caller, string tenant) => caller.Is(Roles.Administrator) && caller.Tenant == tenant;

    private static bool IsPossible(string act, NoticeState state) => (act, state.Status) switch
    {
        (NoticeAct.Revise or NoticeAct.Submit, NoticeStatus.Draft) => true,
        (NoticeAct.Approve, NoticeStatus.Submitted) => true,
        (NoticeAct.Return, NoticeStatus.Submitted or NoticeStatus.Approved) => true,
        (NoticeAct.Issue, NoticeStatus.Approved) => true,
        (NoticeAct.Issue, NoticeStatus.Draft) => state.Drafted?.NeedsApproval == false,
        (NoticeAct.Receive, NoticeStatus.Issued) => true,
        (NoticeAct.Reply, NoticeStatus.Issued or NoticeStatus.Received or NoticeStatus.Replied) => true,
        (NoticeAct.Void, not NoticeStatus.Voided) => true,
        _ => false,
    };
}
