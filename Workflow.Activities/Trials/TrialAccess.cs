using Workflow.Activities.Callers;
using Workflow.Activities.Cases;
using Workflow.Activities.Common;

namespace Workflow.Activities.Trials;

/// <summary>Who may try workflows out, and as whom they then act: an analyst plays the citizen and every clerk.</summary>
internal static class TrialAccess
{
    /// <summary>The tenant of a trial.</summary>
    /// <exception cref="RefusalException">No such trial, or the caller may not see it.</exception>
    public static string Require(Caller caller, string number)
    {
        RequireAnalyst(caller);
        var tenant = CaseNumber.TenantOf(number);
        return Tenants.IsTrial(tenant) && (caller.IsProvincial || Tenants.HomeOf(tenant) == caller.Tenant)
            ? tenant
            : throw Refusals.NotFound("trial.unknown", "没有找到这次试运行，请重新开始一次。");
    }

    public static void RequireAnalyst(Caller caller)
    {
        if (!caller.Is(Roles.Analyst) && !caller.Is(Roles.Administrator))
        {
            throw Refusals.Forbidden("trial.forbidden", "只有业务分析员可以试运行流程。");
        }
    }

    /// <summary>The same person, at the desk of an organisation's clerk.</summary>
    public static Caller AsClerk(Caller caller, string tenant, string organisation) => caller with
    {
        Roles = new HashSet<string>(StringComparer.Ordinal) { Roles.Clerk },
        Organisation = organisation,
        Tenant = tenant,
    };
}
