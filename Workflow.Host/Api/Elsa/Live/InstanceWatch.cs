using Microsoft.AspNetCore.SignalR;
using Workflow.Engine.Instances;
using Workflow.Engine.Journal;

namespace Workflow.Host.Api.Elsa.Live;

/// <summary>
/// Looks twice a second whether instances that somebody watches have moved, on whatever node, and tells the watchers.
/// One indexed query for all of them, none while nobody watches; commits pay nothing.
/// </summary>
internal sealed class InstanceWatch(
    Observations observations,
    IInstanceVersions versions,
    IJournals journals,
    IHubContext<InstanceHub, IInstanceObserver> hub,
    ILogger<InstanceWatch> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromMilliseconds(500);
    private Dictionary<ObservedInstance, long> told = [];

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LookAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogWarning(failure, "Watched instances could not be looked at; the next look is due in a moment.");
            }
        }
    }

    private async Task LookAsync(CancellationToken cancellation)
    {
        var watched = observations.All;
        told = told.Where(each => watched.Contains(each.Key)).ToDictionary();
        foreach (var tenant in watched.GroupBy(instance => instance.Tenant, StringComparer.Ordinal))
        {
            var now = await versions.ReadAsync(tenant.Key, [.. tenant.Select(instance => instance.Id)], cancellation);
            foreach (var instance in tenant)
            {
                if (now.TryGetValue(instance.Id, out var version) && told.GetValueOrDefault(instance) < version)
                {
                    await TellAsync(instance, cancellation);
                    told[instance] = version;
                }
            }
        }
    }

    private async Task TellAsync(ObservedInstance instance, CancellationToken cancellation)
    {
        if (await journals.ReadAsync(instance.Tenant, instance.Id, cancellation) is { } story)
        {
            await hub.Clients.Group(instance.Group).TellAsync(story);
        }
    }
}
