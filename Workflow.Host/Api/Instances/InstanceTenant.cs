using Workflow.Activities.Callers;
using Workflow.Activities.Cases;
using Workflow.Activities.Common;

namespace Workflow.Host.Api.Instances;

/// <summary>In whose data an instance lives: read off the case number in its id, else the caller's own.</summary>
internal static class InstanceTenant
{
    /// <summary>The tenant.</summary>
    /// <exception cref="RefusalException">The instance is another city's.</exception>
    public static string Of(string instanceId, Caller caller)
    {
        var tenant = CaseNumber.TenantWithin(instanceId) ?? caller.Tenant;
        return Tenants.HomeOf(tenant) == caller.Tenant || caller.IsProvincial ? tenant : throw Missing();
    }

    /// <summary>There is no such instance, or the caller may not know of it.</summary>
    public static RefusalException Missing() =>
        new(RefusalKind.NotFound, "instance.not-found", "没有找到该流程实例，或不在您的查看范围内。请核对编号。");
}
