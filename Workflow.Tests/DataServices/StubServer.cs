using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Activities.DataServices;

namespace Workflow.Tests.DataServices;

/// <summary>An outside system that does what the test says.</summary>
internal sealed class StubServer : IDataServiceAddress, IAsyncDisposable
{
    private readonly WebApplication app;
    private Uri? address;

    private StubServer(Func<HttpContext, int, Task> answer)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        app = builder.Build();
        app.Run(async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            Received.Add(new Seen(
                await reader.ReadToEndAsync(),
                context.Request.Path,
                context.Request.QueryString.Value ?? string.Empty,
                context.Request.Headers["Idempotency-Key"].ToString(),
                context.Request.Headers["X-Correlation-Id"].ToString(),
                context.Request.Headers.Authorization.ToString()));
            await answer(context, Received.Count);
        });
    }

    public ConcurrentBag<Seen> Received { get; } = [];

    public Seen Only => Received.Single();

    public static async Task<StubServer> StartAsync(Func<HttpContext, int, Task> answer)
    {
        var server = new StubServer(answer);
        await server.app.StartAsync();
        server.address = new Uri(server.app.Services.GetRequiredService<IServer>().Features
            .Get<IServerAddressesFeature>()!.Addresses.First());
        return server;
    }

    public static Task<StubServer> StartAsync(int status, string body, string type = "application/json") =>
        StartAsync((context, _) => AnswerAsync(context, status, body, type));

    public static Task AnswerAsync(HttpContext context, int status, string body, string type = "application/json")
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(body);
    }

    public Uri? Base(bool isTrial) => address;

    public async ValueTask DisposeAsync()
    {
        await app.StopAsync();
        await app.DisposeAsync();
    }

    internal sealed record Seen(string Body, string Path, string Query, string Key, string Correlation, string Authorization);
}
