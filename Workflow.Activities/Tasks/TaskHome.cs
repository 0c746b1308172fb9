using Marten;
using Workflow.Activities.Callers;
using Workflow.Activities.Cases;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tasks;

/// <summary>In which tenant a task lives: the caller's own, but for the province's coordinators, who look after every city's.</summary>
internal sealed class TaskHome(IUnitOfWorkFactory units)
{
    public async Task<string> TenantOfAsync(Caller caller, string taskId, CancellationToken cancellation)
    {
        if (!caller.Is(Roles.Coordinator) || !caller.IsProvincial)
        {
            return caller.Tenant;
        }

        var live = Tenants.Live.ToArray();
        await using var unit = await units.BeginAsync(new Origin(caller.In(caller.Home), taskId), cancellation);
        var number = await unit.Query.Query<TaskRow>()
            .Where(row => row.TenantIsOneOf(live) && row.Id == taskId)
            .Select(row => row.CaseNumber)
            .FirstOrDefaultAsync(cancellation);
        return number is null ? caller.Tenant : CaseNumber.TenantOf(number);
    }
}
