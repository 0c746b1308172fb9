using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Evaluation;

/// <summary>
/// Who may do what. The tenant's office opens, reviews and decides; the tenant's and the province's office, auditor and
/// administrator read all of it; a unit that is judged reads its own sheet, and the ranking once it is published.
/// </summary>
internal static class EvaluationAccess
{
    public static bool IsOffice(Caller caller, string tenant) => caller.Is(Roles.Coordinator) && caller.Tenant == tenant;

    public static bool ReadsAll(Caller caller, string tenant) => caller.Oversees && (caller.Tenant == tenant || caller.IsProvincial);

    /// <summary>Whether somebody acts for a unit that is judged.</summary>
    public static bool IsUnit(Caller caller, string unit) => caller.Is(Roles.Clerk) && caller.Organisation == unit;

    /// <exception cref="RefusalException">There is no such round for the caller.</exception>
    public static EvaluationState Require(Caller caller, string tenant, Loaded<EvaluationState> found) =>
        found.Exists && (ReadsAll(caller, tenant) || (caller.Is(Roles.Clerk) && found.State.Has(caller.Organisation)))
            ? found.State
            : throw Unknown();

    /// <exception cref="RefusalException">There is no such sheet for the caller.</exception>
    public static void RequireSheet(Caller caller, string tenant, EvaluationState state, string unit)
    {
        if (!state.Has(unit) || !(ReadsAll(caller, tenant) || IsUnit(caller, unit)))
        {
            throw Unknown();
        }
    }

    public static void RequireOffice(Caller caller, string tenant)
    {
        if (!IsOffice(caller, tenant))
        {
            throw Refusals.Forbidden("evaluation.office-only", "只有本级统筹人员可以组织评价、审核数值和处理申诉。");
        }
    }

    public static void RequireUnit(Caller caller, string unit)
    {
        if (!IsUnit(caller, unit))
        {
            throw Refusals.Forbidden("evaluation.unit-only", "只有该单位的工作人员可以填报和申诉。");
        }
    }

    public static RefusalException Unknown() => Refusals.NotFound("evaluation.unknown", "没有找到这次评价。");
}
