using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Internal;
using Npgsql;
using Workflow.Engine.Privacy;
using Workflow.Host.Sandbox;
using Workflow.Tests.Support;

namespace Workflow.Tests.Sandbox;

/// <summary>The sandbox alone, over real HTTP, on a database that outlives it.</summary>
internal sealed class SandboxBench : IAsyncDisposable
{
    private readonly string connection;
    private ServiceProvider services = null!;

    private SandboxBench(string connection) => this.connection = connection;

    public HttpClient Client { get; private set; } = null!;

    public SandboxAddress Address => services.GetRequiredService<SandboxAddress>();

    public static async Task<SandboxBench> StartAsync(PostgresFixture postgres)
    {
        var bench = new SandboxBench(await postgres.CreateDatabaseAsync());
        await bench.StartAsync();
        return bench;
    }

    /// <summary>Ends and starts again, on another port, with nothing kept in memory.</summary>
    public async Task RestartAsync()
    {
        await DisposeAsync();
        await StartAsync();
    }

    public async Task<(int Status, JsonObject Body)> CallAsync(string service, string key, object request)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, $"/services/{service}") { Content = JsonContent.Create(request) };
        message.Headers.Add("Idempotency-Key", key);
        using var response = await Client.SendAsync(message);
        return ((int)response.StatusCode, JsonNode.Parse(await response.Content.ReadAsStringAsync())!.AsObject());
    }

    /// <summary>Asks until the answer is none of a fault.</summary>
    public async Task<JsonObject> InsistAsync(string service, string key, object request)
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            if (await CallAsync(service, key, request) is { Status: not 503 } answered)
            {
                return answered.Body;
            }
        }

        throw new TimeoutException($"{service} kept failing.");
    }

    public async Task<int> SetFaultAsync(object fault)
    {
        using var response = await Client.PostAsJsonAsync("/faults", fault);
        return (int)response.StatusCode;
    }

    public async Task<JsonArray> CallsAsync(string query = "") =>
        JsonNode.Parse(await Client.GetStringAsync("/calls" + query))!["items"]!.AsArray();

    /// <summary>Every row as text, and the stored answers' bytes as a reader would try to read them.</summary>
    public async Task<string> DumpAsync()
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand(
            """
            select c::text, null from sandbox.calls c union all
            select e::text, e.answer from sandbox.effects e union all
            select n::text, null from sandbox.numbers n
            """);
        await using var row = await command.ExecuteReaderAsync();
        var dump = new StringBuilder();
        while (await row.ReadAsync())
        {
            dump.AppendLine(row.GetString(0));
            dump.AppendLine(row.IsDBNull(1) ? string.Empty : Encoding.UTF8.GetString(row.GetFieldValue<byte[]>(1)));
        }

        return dump.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await services.StopWorkersAsync();

        await services.DisposeAsync();
    }

    private async Task StartAsync()
    {
        var configuration = new ConfigurationBuilder().Build();
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddSingleton<IConfiguration>(configuration);
        collection.AddSingleton<IVault>(new MemoryVault());
        collection.AddSingleton(TimeProvider.System);
        collection.AddSingleton(NpgsqlDataSource.Create(connection));
        collection.AddSandbox(configuration, new HostingEnvironment { EnvironmentName = Environments.Development });
        services = collection.BuildServiceProvider();
        await services.StartWorkersAsync();

        Client = new HttpClient { BaseAddress = Address.Current };
    }
}
