using System.Diagnostics;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Shouldly;
using Workflow.Tests.Ledger;
using Workflow.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace Workflow.Tests.Fuzz;

/// <summary>
/// Damaged requests to every mutating route the host maps: none is answered by a 500 or not at all, and the books hold
/// afterwards.
/// </summary>
public sealed partial class When_mutated_requests_come_in(ITestOutputHelper output)
{
    private const int Requests = 500;
    private static readonly TimeSpan Budget = TimeSpan.FromSeconds(20);

    /// <summary>Moving the clock is no input of a workflow, and ten years of it would be other tests' matter.</summary>
    private static readonly string[] LeftOut = ["/api/demo/clock"];

    [Fact]
    public async Task none_is_answered_by_a_fault_of_ours_and_no_instance_is_left_half_written()
    {
        var folder = new TemporaryFolder();
        var host = new HostFixture { Definitions = RigDefinitions.CopyTo(folder) };
        await host.InitializeAsync();
        var routes = FuzzRoutes.Of(host).Where(route => !LeftOut.Contains(route.Pattern)).ToList();
        routes.Count.ShouldBeGreaterThan(30);
        var ids = await PrepareAsync(host);
        foreach (var seed in FuzzSeed.All)
        {
            output.WriteLine($"seed {seed}: {await SendAsync(host, routes, ids, seed)} requests to {routes.Count} routes");
        }

        await host.StopWorkingAsync();
        var books = await Books.ReadAsync(host.ConnectionString);
        Proof.Whole(books).ShouldBeEmpty();
        (await Auditor.AuditAsync(host.ConnectionString, host.Definitions, folder.At("audit"))).ShouldBeEmpty();
        await host.DisposeAsync();
        folder.Dispose();
    }

    private static async Task<FuzzIds> PrepareAsync(HostFixture host)
    {
        using var client = host.System();
        using var started = await client.PostOnceAsync(
            "/elsa/api/workflow-definitions/ledger-story/execute", new JsonObject { ["input"] = Stories.Input("fuzz", 100) });
        var state = (await started.ReadJsonAsync())["workflowState"]!;
        var number = await host.Cases.FileAsync(await host.Example(401));
        var clerks = await host.Cases.ClerksAsync();
        var task = await Eventually.SeeAsync<string?>(
            async () =>
            {
                var inboxes = await Task.WhenAll(clerks.Select(clerk => host.Cases.TasksAsync(clerk, number)));
                return inboxes.SelectMany(inbox => inbox).FirstOrDefault()?["id"]?.GetValue<string>();
            },
            found => found is not null);
        return new FuzzIds(
            state["id"]!.GetValue<string>(),
            state["bookmarks"]!.AsArray().FirstOrDefault()?["id"]?.GetValue<string>() ?? "5-1",
            "ledger-story",
            number,
            task!);
    }

    private static async Task<int> SendAsync(HostFixture host, List<FuzzRoute> routes, FuzzIds ids, int seed)
    {
        var random = new Random(seed);
        var mutator = new Mutator(random);
        var watch = Stopwatch.StartNew();
        var sent = 0;
        for (; sent < Requests && (sent < routes.Count || watch.Elapsed < Budget); sent++)
        {
            // Each route at least once, then at random.
            var route = sent < routes.Count ? routes[sent] : routes[random.Next(routes.Count)];
            var body = await FuzzRoutes.BodyAsync(host, route, ids, random);
            var text = random.Next(8) == 0 ? mutator.Garble(body) : mutator.Mutate(body)?.ToJsonString() ?? "null";
            await SendAsync(host, route, ids, text, random, mutator, $"seed {seed}, request {sent}");
        }

        return sent;
    }

    private static async Task SendAsync(
        HostFixture host, FuzzRoute route, FuzzIds ids, string body, Random random, Mutator mutator, string which)
    {
        var path = Placeholder().Replace(
            route.Pattern, match => Uri.EscapeDataString(ids.Fill(match.Groups[1].Value, random, mutator)));
        using var request = new HttpRequestMessage(new HttpMethod(route.Method), path) { Content = HttpJson.Body(body) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", $"fuzz-{which.Replace(' ', '-')}");
        using var client = path.StartsWith("/api/cases", StringComparison.Ordinal)
            ? await host.SignedIn("citizen1")
            : path.StartsWith("/api/tasks", StringComparison.Ordinal) ? await host.SignedIn("clerk-wjw") : host.System();
        client.Timeout = TimeSpan.FromSeconds(30);
        using var answer = await client.SendAsync(request);
        ((int)answer.StatusCode).ShouldBeLessThan(
            500, $"{which}: {route.Method} {path}\n{body}\n{await answer.Content.ReadAsStringAsync()}");
    }

    [GeneratedRegex(@"\{\**([^{}]+)\}")]
    private static partial Regex Placeholder();
}
