using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;
using Workflow.Host.Api.Instances;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Elsa.Instances;

/// <summary>An instance that a request changes: the province reads every city's, but only its administrators change them.</summary>
internal static class ChangedInstance
{
    /// <summary>In whose data it lives.</summary>
    /// <exception cref="RefusalException">The caller may not change it.</exception>
    public static string TenantOf(string instanceId, Caller caller)
    {
        var tenant = InstanceTenant.Of(instanceId, caller);
        return tenant == caller.Tenant || Tenants.IsTrial(tenant) || caller.Is(Roles.Administrator)
            ? tenant
            : throw new RefusalException(
                RefusalKind.Forbidden, "instance.read-only", "该流程实例属于其他设区市，您只能查看。请联系省级管理员或当地人员办理。");
    }

    /// <summary>
    /// Runs a change of several in each of the tenants they live in: no transaction spans tenants, so each has its own, and
    /// the caller's key is bound with the last.
    /// </summary>
    /// <param name="http">The request.</param>
    /// <param name="units">Units of work.</param>
    /// <param name="ids">The instances named; none stands for the caller's own tenant.</param>
    /// <param name="change">Changes those of a tenant; gives how many.</param>
    /// <param name="answer">The answer for how many in all.</param>
    public static async Task<TAnswer> InEachTenantAsync<TAnswer>(
        HttpContext http,
        IUnitOfWorkFactory units,
        IReadOnlyList<string> ids,
        Func<IUnitOfWork, Task<int>> change,
        Func<int, TAnswer> answer)
        where TAnswer : notnull
    {
        var caller = http.Caller();
        string[] tenants = ids.Count == 0
            ? [caller.Tenant]
            : [.. ids.Select(id => TenantOf(id, caller)).Distinct().Order(StringComparer.Ordinal)];
        var total = 0;
        foreach (var tenant in tenants)
        {
            await using var unit = await units.BeginAsync(http.OriginIn(tenant), http.RequestAborted);
            total += await change(unit);
            if (tenant == tenants[^1])
            {
                unit.BindAnswer(http, answer(total));
            }

            await unit.CommitAsync(CancellationToken.None);
        }

        return answer(total);
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
