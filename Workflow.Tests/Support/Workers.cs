using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Workflow.Tests.Support;

/// <summary>Starts and stops the hosted services of a container that has no host.</summary>
internal static class Workers
{
    public static async Task StartWorkersAsync(this IServiceProvider services)
    {
        foreach (var worker in services.GetServices<IHostedService>())
        {
            await worker.StartAsync(default);
        }
    }

    public static async Task StopWorkersAsync(this IServiceProvider services)
    {
        foreach (var worker in services.GetServices<IHostedService>())
        {
            await worker.StopAsync(default);
        }
    }
}
