using Workflow.Activities.Callers;
using Workflow.Host.Api;
using Workflow.Host.Composition;
using Workflow.Host.Pages;

namespace Workflow.Host;

/// <summary>The composition root.</summary>
internal static class HostApplication
{
    /// <summary>Puts the host together; nothing is started yet.</summary>
    public static WebApplication Build(string[] args)
    {
        var builder = WebApplication.CreateBuilder(args);
        var folders = HostFolders.From(builder.Configuration, builder.Environment);
        builder.AddWebEdge(folders);
        builder.Services
            .AddSingleton(folders)
            .AddMediator(typeof(Caller).Assembly)
            .AddPages();

        var app = builder.Build();
        app.UseWebEdge();
        app.MapApi();
        app.MapPages();
        return app;
    }
}
