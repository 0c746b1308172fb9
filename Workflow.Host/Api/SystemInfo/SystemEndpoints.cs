using System.Reflection;
using Workflow.Activities.Organisations;
using Workflow.Engine.Time;
using Workflow.Host.Api.Demo;

namespace Workflow.Host.Api.SystemInfo;

/// <summary>What runs here.</summary>
/// <param name="Version">Version of the program.</param>
/// <param name="Environment">Environment name.</param>
/// <param name="Now">What the clock shows.</param>
/// <param name="ClockAhead">How far it stands ahead of real time, ISO 8601.</param>
/// <param name="Tenants">Province and cities that have organisations here.</param>
public sealed record SystemView(
    string Version,
    string Environment,
    DateTimeOffset Now,
    string ClockAhead,
    IReadOnlyList<string> Tenants);

/// <summary>What a caller may know of the running system.</summary>
internal static class SystemEndpoints
{
    /// <summary>Maps the endpoint.</summary>
    public static void MapSystem(this IEndpointRouteBuilder api) => api
        .MapGet("/system", Get)
        .WithTags("System")
        .Named("getSystem", "系统信息：版本、沙箱地址、时钟")
        .Produces<SystemView>()
        .Refuses(401);

    private static SystemView Get(IHostEnvironment environment, MovableClock clock, IOrganisations organisations) => new(
        typeof(SystemEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion,
        environment.EnvironmentName,
        clock.GetUtcNow(),
        IsoDuration.Format(clock.Offset),
        [.. organisations.All.Select(organisation => organisation.Tenant).Distinct().Order(StringComparer.Ordinal)]);
}
