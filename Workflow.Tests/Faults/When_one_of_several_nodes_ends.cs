using System.Text;
using System.Text.Json.Nodes;
using Npgsql;
using Shouldly;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Faults;

/// <summary>Two hosts on one database: neither is special, and the work of one that ends goes to the other.</summary>
public sealed class When_one_of_several_nodes_ends(PostgresFixture postgres)
    : IClassFixture<PostgresFixture>, IAsyncLifetime
{
    private readonly TemporaryFolder folder = new();
    private string database = string.Empty;
    private HostProcess one = null!;
    private HostProcess other = null!;

    public async Task InitializeAsync()
    {
        database = await postgres.CreateDatabaseAsync();
        one = new HostProcess(folder.At("data"), database);
        other = new HostProcess(folder.At("data"), database);
        await one.StartAsync();
        await other.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await one.DisposeAsync();
        await other.DisposeAsync();
        folder.Dispose();
    }

    [Fact]
    public async Task the_other_ends_what_a_killed_one_held()
    {
        var number = await HeldByOneAsync(latencyMs: 4_500);
        await one.KillAsync();
        (await HeldAsync()).ShouldBeGreaterThan(0, "a dead node still holds its leases");

        await UntilReviewedAsync(number);
    }

    [Fact]
    public async Task one_that_is_told_to_stop_ends_its_calls_and_hands_over_the_rest()
    {
        var number = await HeldByOneAsync(latencyMs: 2_000);
        await one.StopAsync();
        (await HeldByDeadAsync()).ShouldBe(0);

        await UntilReviewedAsync(number);
        (await CallsAsync()).ShouldAllBe(call => call["requests"]!.GetValue<int>() == 1, "each call was ended, none repeated");
    }

    [Fact]
    public async Task whoever_signed_in_at_one_is_known_at_the_other()
    {
        using var citizen = await one.SignedIn("citizen1");
        var token = citizen.DefaultRequestHeaders.Authorization;
        using var elsewhere = other.Anonymous();
        elsewhere.DefaultRequestHeaders.Authorization = token;
        using var answer = await elsewhere.GetAsync("/api/cases");
        answer.IsSuccessStatusCode.ShouldBeTrue();
    }

    /// <summary>A case whose calls outside are under way at the first node, slowly.</summary>
    private async Task<string> HeldByOneAsync(int latencyMs)
    {
        using var sandbox = new HttpClient { BaseAddress = new Uri(one.SandboxUrl) };
        using var slow = await sandbox.PostAsync(
            "/faults", new StringContent($$"""{"service":"*","latencyMs":{{latencyMs}}}""", Encoding.UTF8, "application/json"));
        slow.EnsureSuccessStatusCode();
        for (var seed = 1; ; seed++)
        {
            var number = await one.Cases.FileAsync(await one.Example(seed));
            var held = await Eventually.SeeAsync(
                () => SqlAsync($"select count(*) from workflow.wf_work where kind = 'effect' and instance_id like '%{number}'"),
                count => count > 0);
            held.ShouldBeGreaterThan(0);
            var owners = await SqlAsync(
                $"select count(*) from workflow.wf_work where instance_id like '%{number}' and owner like '%-{one.ProcessId}-%'");
            if (owners > 0)
            {
                return number;
            }
        }
    }

    private async Task UntilReviewedAsync(string number)
    {
        var clerks = await other.Cases.ClerksAsync();
        await Eventually.SeeAsync(
            async () => (await Task.WhenAll(clerks.Select(clerk => other.Cases.TasksAsync(clerk, number)))).Sum(tasks => tasks.Count),
            tasks => tasks > 0,
            TimeSpan.FromSeconds(90));
    }

    private Task<long> HeldAsync() => SqlAsync("select count(*) from workflow.wf_work where owner is not null");

    private Task<long> HeldByDeadAsync() => SqlAsync(
        $"select count(*) from workflow.wf_work where owner is not null and owner not like '%-{other.ProcessId}-%'");

    private async Task<IReadOnlyList<JsonNode>> CallsAsync()
    {
        using var sandbox = new HttpClient { BaseAddress = new Uri(other.SandboxUrl) };
        var calls = JsonNode.Parse(await sandbox.GetStringAsync("/calls"))!["items"]!.AsArray();
        return [.. calls.OfType<JsonNode>()];
    }

    private async Task<long> SqlAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(database);
        await using var command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
