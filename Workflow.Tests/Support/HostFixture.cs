using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using Workflow.Engine;
using Workflow.Engine.Time;
using Workflow.Host;
using Workflow.Host.EmbeddedPostgres;
using Xunit;

namespace Workflow.Tests.Support;

/// <summary>
/// The real host over real HTTP on a free port, with a database of its own and the sandbox. Take it by
/// <c>IClassFixture&lt;HostFixture&gt;</c>; the tests of a class share the host.
/// </summary>
public sealed class HostFixture : IAsyncLifetime
{
    /// <summary>The key of systems.</summary>
    public const string ApiKey = "host-test-key";

    private readonly PostgresFixture postgres = new();
    private readonly string data = Directory.CreateTempSubdirectory("host").FullName;
    private string connectionString = string.Empty;
    private WebApplication? app;

    /// <summary>Where it listens.</summary>
    public Uri Address => new(Running.Urls.First());

    /// <summary>Its services, for what a test cannot see from outside.</summary>
    public IServiceProvider Services => Running.Services;

    /// <summary>Its clock.</summary>
    public MovableClock Clock => Services.GetRequiredService<MovableClock>();

    /// <summary>Its database.</summary>
    public string ConnectionString => connectionString;

    private WebApplication Running => app ?? throw new InvalidOperationException("The host does not run.");

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        await postgres.InitializeAsync();
        connectionString = await postgres.CreateDatabaseAsync();
        await StartAsync();
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        await StopAsync();
        await postgres.DisposeAsync();
        Directory.Delete(data, recursive: true);
    }

    /// <summary>Stops the host and starts it again on the same database and data folder.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    /// <summary>A client without credentials and without a cookie jar.</summary>
    public HttpClient Anonymous() => new(new HttpClientHandler { UseCookies = false, AllowAutoRedirect = false })
    {
        BaseAddress = Address,
    };

    /// <summary>A client that signs its requests as a demonstration user.</summary>
    public async Task<HttpClient> SignedIn(string user)
    {
        var client = Anonymous();
        var answer = await client.PostAsJsonAsync("/api/sign-in", new { user, password = $"demo-{user}" });
        var session = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        client.DefaultRequestHeaders.Authorization =
            new AuthenticationHeaderValue("Bearer", session["token"].ShouldNotBeNull(session.ToJsonString()).GetValue<string>());
        return client;
    }

    /// <summary>A client with the key of systems.</summary>
    public HttpClient System()
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", $"ApiKey {ApiKey}");
        return client;
    }

    /// <summary>The example application of a seed, as a body to post.</summary>
    public async Task<JsonObject> Example(int seed, string scenario = "newborn")
    {
        using var client = Anonymous();
        var found = JsonNode.Parse(await client.GetStringAsync($"/api/scenarios/{scenario}?seed={seed}"))!;
        return new JsonObject
        {
            ["scenario"] = scenario,
            ["division"] = found["example"]!["division"]!.DeepClone(),
            ["form"] = found["example"]!["form"]!.DeepClone(),
        };
    }

    /// <summary>Posts JSON, with an idempotency key.</summary>
    public static async Task<HttpResponseMessage> Post(HttpClient client, string path, JsonNode? body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path);
        request.Headers.Add("Idempotency-Key", key ?? Guid.NewGuid().ToString());
        request.Content = body is null ? null : new StringContent(body.ToJsonString(), Encoding.UTF8, "application/json");
        return await client.SendAsync(request);
    }

    /// <summary>Looks at an address until what it answers fits.</summary>
    public static async Task<JsonNode> Until(
        HttpClient client,
        string path,
        Func<JsonNode, bool> fits,
        TimeSpan? patience = null)
    {
        var last = string.Empty;
        for (var end = Environment.TickCount64 + (patience ?? TimeSpan.FromSeconds(60)).TotalMilliseconds;
             Environment.TickCount64 < end;)
        {
            last = await client.GetStringAsync(path);
            if (JsonNode.Parse(last) is { } found && fits(found))
            {
                return found;
            }

            await Task.Delay(100);
        }

        throw new TimeoutException($"{path} never came to what was awaited. Last: {last}");
    }

    private async Task StartAsync()
    {
        var builder = HostApplication.CreateBuilder(
        [
            "--environment", "Development",
            "--urls", "http://127.0.0.1:0",
            "--data", data,
            $"--WORKFLOW_DEMO_API_KEY={ApiKey}",
        ]);
        builder.Logging.ClearProviders();
        app = HostApplication.Build(builder, new DatabaseHandle(connectionString, null));
        await app.Services.PrepareEngineAsync(CancellationToken.None);
        await app.StartAsync();
    }

    private async Task StopAsync()
    {
        if (app is { } running)
        {
            app = null;
            await running.StopAsync();
            await running.DisposeAsync();
        }
    }
}
