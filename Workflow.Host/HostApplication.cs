using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Connections;
using Workflow.Activities.Callers;
using Workflow.Engine;
using Workflow.Engine.Storage;
using Workflow.Host.Api;
using Workflow.Host.Api.Elsa;
using Workflow.Host.Composition;
using Workflow.Host.EmbeddedPostgres;
using Workflow.Host.Pages;

namespace Workflow.Host;

/// <summary>The composition root.</summary>
internal static class HostApplication
{
    private const int Interrupted = 130;

    /// <summary>Runs the program; gives its exit code.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        try
        {
            var (command, rest) = HostCommands.Parse(args);
            return await RunAsync(command, CreateBuilder(rest));
        }
        catch (Exception exception) when (IsForTheOperator(exception))
        {
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
        catch (Exception exception) when (DatabaseOutage.Is(exception))
        {
            await Console.Error.WriteLineAsync($"The database was lost: {exception.GetBaseException().Message}");
            return 1;
        }
        catch (OperationCanceledException)
        {
            return Interrupted;
        }
    }

    /// <summary>A builder whose files stand beside the program, wherever it is started from.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args) => WebApplication.CreateBuilder(
        new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });

    /// <summary>Puts the host together on a database; nothing is started yet.</summary>
    public static WebApplication Build(WebApplicationBuilder builder, DatabaseHandle database)
    {
        var folders = HostFolders.From(builder.Configuration, builder.Environment);
        builder.AddWebEdge(folders);
        builder.AddDomain(folders, new EngineOptions
        {
            ConnectionString = database.ConnectionString,
            DefinitionsPath = folders.Definitions,
            MasterKey = MasterKey.From(builder.Configuration, builder.Environment, folders),
            IsOnlyNode = database.Embedded is not null,
            FlowchartMode = EngineSettings.FlowchartMode(builder.Configuration),
            BurstLimits = EngineSettings.BurstLimits(builder.Configuration),
            Retention = EngineSettings.Retention(builder.Configuration),
            TriggerTenant = builder.Configuration["Triggers:Tenant"] ?? Tenants.Province,
        });
        builder.Services
            .AddSingleton(folders)
            .AddWorkflowDispatch()
            .AddElsa()
            .AddPages();

        var app = builder.Build();
        app.UseWebEdge();
        app.MapApi();
        app.MapElsa();
        app.MapPages();
        return app;
    }

    private static async Task<int> RunAsync(HostCommand command, WebApplicationBuilder builder)
    {
        using var stopping = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        using var loggers = Loggers(builder);
        var logger = loggers.CreateLogger("Workflow.Host.Database");
        await using var database = command == HostCommand.Verify
            ? await DatabaseStartup.OpenForReadingAsync(builder.Configuration, logger, stopping.Token)
            : await DatabaseStartup.OpenAsync(builder.Configuration, logger, stopping.Token);
        await using var app = Build(builder, database);
        switch (command)
        {
            case HostCommand.Verify:
                return await OperatorTools.VerifyAsync(app.Services, stopping.Token);
            case HostCommand.Rebuild:
                return await OperatorTools.RebuildAsync(app.Services, stopping.Token);
            case HostCommand.Export:
                return await DefinitionFilesTool.ExportAsync(app.Services, stopping.Token);
            default:
                await DatabaseOutage.OutlastAsync(() => app.Services.PrepareEngineAsync(stopping.Token), logger, stopping.Token);
                StartupNotice.PrintWhenStarted(app);
                await app.StartAsync(stopping.Token);
                await app.WaitForShutdownAsync(stopping.Token);
                return 0;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;
            stopping.Cancel();
        }
    }

    private static ILoggerFactory Loggers(WebApplicationBuilder builder) => LoggerFactory.Create(logging => logging
        .AddConfiguration(builder.Configuration.GetSection("Logging"))
        .AddConsole());

    private static bool IsForTheOperator(Exception exception) =>
        exception is StartupException
            or EmbeddedClusterException
            or IOException { InnerException: AddressInUseException };
}
