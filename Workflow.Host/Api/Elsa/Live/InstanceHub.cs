using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.SignalR;
using Workflow.Activities.Common;
using Workflow.Engine.Journal;
using Workflow.Host.Api.Instances;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Elsa.Live;

/// <summary>Elsa's hub by which a viewer follows an instance. A connection observes until it closes.</summary>
[Authorize(IdentityRegistration.LooksIntoInstances)]
internal sealed class InstanceHub(Observations observations, IJournals journals) : Hub<IInstanceObserver>
{
    /// <summary>Each viewer opens a few connections of one instance each; more on one connection is no viewer.</summary>
    private const int MostPerConnection = 50;

    /// <summary>Follows an instance: tells of it once now, and then whenever it has moved.</summary>
    /// <exception cref="HubException">There is no such instance, or the caller may not know of it.</exception>
    public async Task ObserveInstanceAsync(string instanceId)
    {
        var observed = new ObservedInstance(TenantOf(instanceId), instanceId);
        if (await journals.ReadAsync(observed.Tenant, instanceId, Context.ConnectionAborted) is not { } story)
        {
            throw new HubException(InstanceTenant.Missing().Message);
        }

        if (!observations.Add(Context.ConnectionId, observed, MostPerConnection))
        {
            throw new HubException($"一个连接最多关注 {MostPerConnection} 个流程实例。");
        }

        await Groups.AddToGroupAsync(Context.ConnectionId, observed.Group, Context.ConnectionAborted);

        // What moved between the viewer's first look and now.
        await Clients.Caller.TellAsync(story);
    }

    /// <inheritdoc/>
    public override Task OnDisconnectedAsync(Exception? exception)
    {
        observations.Remove(Context.ConnectionId);
        return base.OnDisconnectedAsync(exception);
    }

    private string TenantOf(string instanceId)
    {
        try
        {
            return InstanceTenant.Of(instanceId, Context.User!.ToCaller()!);
        }
        catch (RefusalException refusal)
        {
            throw new HubException(refusal.Message);
        }
    }
}
