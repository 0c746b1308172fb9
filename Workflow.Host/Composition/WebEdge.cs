using Workflow.Activities.Http;
using Workflow.Host.Api;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Problems;
using Workflow.Host.Identity;
using Workflow.Host.Pages;

namespace Workflow.Host.Composition;

/// <summary>The host's outer wall: who may come in, with what, and how errors go out.</summary>
internal static class WebEdge
{
    /// <summary>Adds identity, API and limits.</summary>
    public static void AddWebEdge(this WebApplicationBuilder builder, HostFolders folders)
    {
        ServerLimits.Apply(builder);
        builder.Services
            .AddIdentity(builder.Configuration, builder.Environment, folders)
            .AddSingleton(HttpSettings.From(builder.Configuration))
            .AddApi();
    }

    /// <summary>The pipeline up to the endpoints. The order matters: each step relies on those above it.</summary>
    public static void UseWebEdge(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseApiProblems();
        app.UsePageErrors();
        app.UseRouting();
        app.UseUnknownRoutes();
        app.UseBodySizeCheck();
        app.UseRequestTextCheck();
        app.UseSameOriginCheck();
        app.UseAuthentication();
        app.UseAuthorization();
    }
}
