using Workflow.Host.Api.Elsa.Definitions;
using Workflow.Host.Api.Elsa.Descriptors;
using Workflow.Host.Api.Elsa.Features;
using Workflow.Host.Api.Elsa.Live;
using Workflow.Host.Api.Elsa.Scripting;
using Workflow.Host.Api.Elsa.Trials;

namespace Workflow.Host.Api.Elsa;

/// <summary>The REST API of an Elsa 3.8 server, so that Elsa Studio and programs that drive Elsa drive this engine.</summary>
internal static class ElsaRegistration
{
    /// <summary>Where it lives.</summary>
    public const string Prefix = "/elsa/api";

    /// <summary>Adds what the endpoints need.</summary>
    public static IServiceCollection AddElsa(this IServiceCollection services) => services
        .AddElsaDefinitions()
        .AddElsaDescriptors()
        .AddSingleton<ActivityTrial>()
        .AddElsaRunning()
        .AddElsaLive();

    /// <summary>Maps the endpoints of every folder. They are described by Elsa, not by our OpenAPI document.</summary>
    public static void MapElsa(this IEndpointRouteBuilder app)
    {
        var elsa = app.MapGroup(Prefix).ExcludeFromDescription();
        elsa.MapDefinitions();
        elsa.MapDescriptors();
        elsa.MapFeatures();
        elsa.MapScripting();
        elsa.MapTrials();
        elsa.MapRunning();
        app.MapLive();
    }
}
