using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Reporting;

/// <summary>
/// Who may do what with progress reports. The office of the tenant opens, reviews and consolidates; clerks of the unit
/// write and submit; the province's office and the auditor read.
/// </summary>
internal static class ReportAccess
{
    public static bool IsOffice(Caller caller, string tenant) => caller.Is(Roles.Coordinator) && caller.Tenant == tenant;

    public static bool MayReadRound(Caller caller, string tenant) =>
        caller.Oversees && (caller.Tenant == tenant || caller.IsProvincial);

    public static bool IsWriter(Caller caller, ReportState state) =>
        caller.Is(Roles.Clerk) && caller.Organisation == state.Requested!.Unit.Code;

    public static bool MayRead(Caller caller, string tenant, ReportState state) =>
        MayReadRound(caller, tenant) || IsWriter(caller, state);

    /// <summary>Refuses whoever is not the tenant's office.</summary>
    public static void RequireOffice(Caller caller, string tenant)
    {
        if (!IsOffice(caller, tenant))
        {
            throw Refusals.Forbidden("report.office-only", "只有本级统筹人员可以组织、审核和汇总进展报送。");
        }
    }

    /// <exception cref="RefusalException">There is no such round for the caller.</exception>
    public static RoundState Require(Caller caller, string tenant, Loaded<RoundState> found) =>
        found.Exists && MayReadRound(caller, tenant)
            ? found.State
            : throw Refusals.NotFound("report-round.unknown", "没有找到这一轮报送。");

    /// <exception cref="RefusalException">There is no such report for the caller.</exception>
    public static ReportState Require(Caller caller, string tenant, Loaded<ReportState> found) =>
        found.Exists && MayRead(caller, tenant, found.State) ? found.State : throw Unknown();

    /// <exception cref="RefusalException">It is not the caller's to do.</exception>
    public static void RequireAct(string act, Caller caller, string tenant, ReportState state)
    {
        if (act is ReportAct.Return or ReportAct.Accept)
        {
            RequireOffice(caller, tenant);
        }
        else if (!IsWriter(caller, state))
        {
            throw Refusals.Forbidden("report.unit-only", "只有该单位的工作人员可以填写和报送。");
        }
    }

    /// <summary>What somebody may do with a report as it stands.</summary>
    public static IReadOnlyList<string> Acts(Caller caller, string tenant, ReportState state)
    {
        if (state.IsEnded)
        {
            return [];
        }

        IReadOnlyList<string> office = state.Status switch
        {
            ReportStatus.Submitted => [ReportAct.Accept, ReportAct.Return],
            ReportStatus.Accepted => [ReportAct.Return],
            _ => [],
        };
        return
        [
            .. IsWriter(caller, state) && ReportStatus.IsOwed(state.Status) ? new[] { ReportAct.Save, ReportAct.Submit } : [],
            .. IsOffice(caller, tenant) ? office : [],
        ];
    }

    public static RefusalException Unknown() => Refusals.NotFound("report.unknown", "没有找到这份进展报送。");
}

/// <summary>What can be done with a report.</summary>
public static class ReportAct
{
    /// <summary>暂存.</summary>
    public const string Save = "save";

    /// <summary>报送.</summary>
    public const string Submit = "submit";

    /// <summary>审核通过.</summary>
    public const string Accept = "accept";

    /// <summary>退回.</summary>
    public const string Return = "return";
}
