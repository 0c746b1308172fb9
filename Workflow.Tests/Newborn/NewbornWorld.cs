using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Npgsql;
using Shouldly;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Newborn;

/// <summary>The running host with people who file and decide newborn cases, and the sandbox they rely on.</summary>
public sealed class NewbornWorld : IAsyncLifetime
{
    /// <summary>The host.</summary>
    public HostFixture Host { get; } = new();

    internal CaseDriver Driver { get; private set; } = null!;

    private HttpClient Sandbox { get; } = new();

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        await Host.InitializeAsync();
        Driver = new CaseDriver(Host.Address.ToString(), HostFixture.ApiKey);
        var system = await Driver.GetAsync("/api/system", Driver.Province);
        Sandbox.BaseAddress = new Uri(system!["sandbox"]!.GetValue<string>());
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        Driver.Dispose();
        Sandbox.Dispose();
        await Host.DisposeAsync();
    }

    /// <summary>Files the example of a seed, changed where a test needs it.</summary>
    public async Task<string> FiledAsync(int seed, Action<JsonObject>? change = null)
    {
        var example = await Driver.ExampleAsync(seed);
        change?.Invoke(example["form"]!.AsObject());
        return await Driver.FileAsync(example, Guid.NewGuid().ToString());
    }

    /// <summary>Waits until the case has a status.</summary>
    public async Task<JsonObject> UntilAsync(string number, string status, int seconds = 60)
    {
        for (var end = Environment.TickCount64 + (seconds * 1000); ;)
        {
            var found = await Driver.CaseAsync(number);
            if (found["status"]!.GetValue<string>() == status)
            {
                return found;
            }

            (Environment.TickCount64 < end).ShouldBeTrue($"{number} never became {status}: {found.ToJsonString()}");
            await Task.Delay(50);
        }
    }

    /// <summary>Decides every task of a case as it comes until the case is closed.</summary>
    /// <param name="number">Case.</param>
    /// <param name="deny">Task item to deny, with the reason.</param>
    /// <param name="reason">The clerk's reason.</param>
    public async Task<JsonObject> DecidedAsync(string number, string? deny = null, string? reason = null)
    {
        var clerks = await Driver.ClerksAsync();
        for (var end = Environment.TickCount64 + 90_000; Environment.TickCount64 < end;)
        {
            foreach (var clerk in clerks)
            {
                foreach (var task in await Driver.TasksAsync(clerk, number))
                {
                    await DecideAsync(clerk, task, task["item"]!.GetValue<string>() == deny ? reason : null);
                }
            }

            var found = await Driver.CaseAsync(number);
            if (found["status"]!.GetValue<string>() == "closed")
            {
                return found;
            }

            await Task.Delay(50);
        }

        throw new TimeoutException($"{number} was never closed: {await Driver.CaseAsync(number)}");
    }

    /// <summary>Waits until the workflow behind a closed case has said its last word: notices, the case library.</summary>
    public async Task<JsonObject> FinishedAsync(JsonObject closed)
    {
        var instance = closed["instanceId"]!.GetValue<string>();
        for (var end = Environment.TickCount64 + 60_000; ;)
        {
            var found = (await Driver.GetAsync($"/api/instances/{instance}", Driver.Province))!.AsObject();
            if (found["status"]!.GetValue<string>() == "Finished")
            {
                return found;
            }

            (Environment.TickCount64 < end).ShouldBeTrue($"{instance} never finished");
            await Task.Delay(50);
        }
    }

    /// <summary>Everything the sandbox received with keys of this case's instance.</summary>
    public async Task<IReadOnlyList<JsonObject>> CallsAsync(string number)
    {
        var all = JsonNode.Parse(await Sandbox.GetStringAsync("/calls"))!["items"]!.AsArray();
        return [.. all
            .Select(call => call!.AsObject())
            .Where(call => call["idempotencyKey"]!.GetValue<string>().Contains(number, StringComparison.Ordinal))];
    }

    /// <summary>Sets a fault of the sandbox.</summary>
    public async Task FaultAsync(object fault) =>
        (await Sandbox.PostAsJsonAsync("/faults", fault)).StatusCode.ShouldBe(HttpStatusCode.OK);

    /// <summary>Takes all faults away.</summary>
    public Task HealAsync() => Sandbox.DeleteAsync("/faults");

    /// <summary>Every text in every table of the database.</summary>
    public async Task<string> EverythingStoredAsync()
    {
        await using var database = NpgsqlDataSource.Create(Host.ConnectionString);
        var all = new List<string>();
        foreach (var table in await ListAsync(database, Tables))
        {
            all.AddRange(await ListAsync(database, $"select r::text from {table} r"));
        }

        return string.Join('\n', all);
    }

    private const string Tables =
        """
        select format('%I.%I', table_schema, table_name) from information_schema.tables
        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
        """;

    private static async Task<List<string>> ListAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await using var row = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await row.ReadAsync())
        {
            found.Add(row.GetString(0));
        }

        return found;
    }

    private async Task DecideAsync(string clerk, JsonObject task, string? reason)
    {
        var outcome = reason is null ? null : task["outcomes"]!.AsArray()[^1]!["name"]!.GetValue<string>();
        (await Driver.DecideAsync(clerk, task, outcome, reason)).ShouldBe(HttpStatusCode.OK, task.ToJsonString());
    }
}
