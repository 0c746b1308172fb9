using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;

namespace Workflow.Host.Sandbox;

/// <summary>A web server of its own, on a port of its own, beside the host: the outside world of demonstrations and tests.</summary>
internal sealed partial class SandboxServer(
    SandboxOptions options,
    SandboxEndpoints endpoints,
    SandboxStore store,
    SandboxAddress address,
    ILogger<SandboxServer> log) : IHostedService, IAsyncDisposable
{
    private WebApplication? app;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await store.CreateAsync(cancellationToken);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls(options.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries));
        builder.Services.AddRoutingCore();
        builder.Services.AddSingleton<IHostLifetime, OuterLifetime>();
        app = builder.Build();
        app.Use(ReportAsync);
        endpoints.Map(app);
        await app.StartAsync(cancellationToken);
        var bound = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        address.Set(SandboxAddress.Reachable(bound));
        LogStarted(address.Current!);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        address.Set(null);
        if (app is not null)
        {
            await app.StopAsync(cancellationToken);
        }
    }

    public ValueTask DisposeAsync() => app?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task ReportAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            await next(context);
        }
        catch (Exception failure) when (!context.Response.HasStarted && !context.RequestAborted.IsCancellationRequested)
        {
            // The type alone: requests hold personal values.
            LogFailed(failure.GetType().Name, failure.StackTrace);
            await SandboxJson.ProblemAsync(context, 500, "failed", "沙箱出错，请查看日志。");
        }
        catch (OperationCanceledException)
        {
            // Whoever asked has gone.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The sandbox of data services listens on {Address}.")]
    private partial void LogStarted(Uri address);

    [LoggerMessage(Level = LogLevel.Error, Message = "The sandbox failed: {Failure}\n{Stack}")]
    private partial void LogFailed(string failure, string? stack);

    /// <summary>The outer host listens to signals.</summary>
    private sealed class OuterLifetime : IHostLifetime
    {
        public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
