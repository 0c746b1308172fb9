using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Host.Api.Instances;

namespace Workflow.Host.Api.Elsa.Instances;

/// <summary>An instance that a request changes: the province reads every city's, but only its administrators change them.</summary>
internal static class ChangedInstance
{
    /// <summary>In whose data it lives.</summary>
    /// <exception cref="RefusalException">The caller may not change it.</exception>
    public static string TenantOf(string instanceId, Caller caller)
    {
        var tenant = InstanceTenant.Of(instanceId, caller);
        return tenant == caller.Tenant || caller.Is(Roles.Administrator)
            ? tenant
            : throw new RefusalException(
                RefusalKind.Forbidden, "instance.read-only", "该流程实例属于其他设区市，您只能查看。请联系省级管理员或当地人员办理。");
    }

    /// <summary>Runs a change.</summary>
    /// <exception cref="RefusalException">There is no such instance.</exception>
    public static async Task<T> OrMissingAsync<T>(Func<Task<T>> change)
    {
        try
        {
            return await change();
        }
        catch (KeyNotFoundException)
        {
            throw InstanceTenant.Missing();
        }
    }
}
