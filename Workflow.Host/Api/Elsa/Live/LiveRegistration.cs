namespace Workflow.Host.Api.Elsa.Live;

/// <summary>Registers live updates of instances.</summary>
internal static class LiveRegistration
{
    // Studio finds the hub beside the API, at ../hubs.
    private const string Path = "/elsa/hubs/workflow-instance";

    /// <summary>Adds them.</summary>
    public static IServiceCollection AddElsaLive(this IServiceCollection services)
    {
        services.AddSignalR();
        return services
            .AddSingleton<Observations>()
            .AddHostedService<InstanceWatch>();
    }

    /// <summary>Maps the hub.</summary>
    public static void MapLive(this IEndpointRouteBuilder app) => app.MapHub<InstanceHub>(Path);
}
