using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;

namespace Workflow.Benchmarks.Pages;

/// <summary>
/// How long the pages of citizens, clerks and the office take when many applications are under way: each is filed over HTTP
/// and goes its way through sandbox and offices, so that streams, rows and ledgers are those of real use.
/// </summary>
internal sealed class CasesRun(BenchWorld world, int count)
{
    private const int AtOnce = 8;
    private const int Citizens = 50;

    private static readonly string[] Scenarios = ["newborn", "provident-fund-withdrawal", "veterans-services", "hardship-assistance"];

    /// <summary>Files, waits, measures, gives a Markdown table.</summary>
    public async Task<string> MeasureAsync(CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        var filed = await FileAsync(cancellation);
        var filing = watch.Elapsed;
        await RestAsync(cancellation);
        var rest = watch.Elapsed;
        await world.SettleAsync(cancellation);
        var title = string.Create(
            CultureInfo.InvariantCulture,
            $"{count:N0} cases of {Scenarios.Length} scenarios, filed in {filing.TotalSeconds:F0} s ({count / filing.TotalSeconds:F0}/s) and at rest after {rest.TotalSeconds:F0} s");
        return await PageTimes.TableAsync(title, world.Address, await VisitsAsync(filed, cancellation), cancellation);
    }

    private async Task<IReadOnlyList<string>> FileAsync(CancellationToken cancellation)
    {
        var clients = await Task.WhenAll(Enumerable.Range(0, Citizens).Select(n => SignedIn.AsAsync(world.Address, Citizen(n), cancellation)));
        var numbers = new ConcurrentDictionary<int, string>();
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (n, stopping) =>
                numbers[n] = await FileAsync(clients[n % Citizens], Scenarios[n % Scenarios.Length], n / Scenarios.Length, stopping));
        foreach (var client in clients)
        {
            client.Dispose();
        }

        return [.. numbers.OrderBy(filed => filed.Key).Select(filed => filed.Value)];
    }

    /// <summary>Whoever files: a citizen has a handful of cases in life, an office that helps people some hundreds.</summary>
    private static string Citizen(int number) => string.Create(CultureInfo.InvariantCulture, $"mother-{number}");

    private static async Task<string> FileAsync(HttpClient client, string scenario, int seed, CancellationToken cancellation)
    {
        var path = string.Create(CultureInfo.InvariantCulture, $"/api/scenarios/{scenario}?seed={seed}");
        var example = (await client.GetFromJsonAsync<JsonNode>(new Uri(path, UriKind.Relative), cancellation))!["example"]!;
        example["scenario"] = scenario;
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("/api/cases", UriKind.Relative))
        {
            Content = new StringContent(example.ToJsonString(), Encoding.UTF8, "application/json"),
        };
        request.Headers.Add("Idempotency-Key", string.Create(CultureInfo.InvariantCulture, $"{scenario}-{seed}"));
        using var answer = await client.SendAsync(request, cancellation);
        var body = await answer.Content.ReadFromJsonAsync<JsonNode>(cancellation);
        return answer.IsSuccessStatusCode
            ? body!["caseNumber"]!.GetValue<string>()
            : throw new InvalidOperationException($"{scenario} {seed}: {body}");
    }

    /// <summary>Waits until nothing moves by itself any more: every case is closed or waits for somebody.</summary>
    private async Task RestAsync(CancellationToken cancellation)
    {
        await using var due = world.Database.CreateCommand("select count(*) from workflow.wf_work where dead_at is null and due_at <= now()");
        for (var still = 0; still < 3; still = (long)(await due.ExecuteScalarAsync(cancellation))! == 0 ? still + 1 : 0)
        {
            await Task.Delay(TimeSpan.FromSeconds(1), cancellation);
        }
    }

    private async Task<IReadOnlyList<PageVisit>> VisitsAsync(IReadOnlyList<string> filed, CancellationToken cancellation)
    {
        using var clerk = await SignedIn.AsAsync(world.Address, "clerk-wjw", cancellation);
        var tasks = await clerk.GetFromJsonAsync<JsonNode>(new Uri("/api/tasks", UriKind.Relative), cancellation);
        var task = tasks!["items"]![0]!;
        var (id, number) = (task["id"]!.GetValue<string>(), task["caseNumber"]!.GetValue<string>());
        string[] citizen = ["/", "/scenarios/newborn", "/cases", $"/cases/{filed[0]}", "/my/data", "/public-notices"];
        string[] health =
        [
            "/inbox", "/inbox?state=office", "/inbox?state=done", "/inbox?light=green", "/inbox?scenario=newborn", $"/inbox?search={number}",
            "/inbox?sort=due", $"/tasks/{id}", $"/cases/{number}", "/cases", "/workload",
        ];
        string[] office = ["/desk", "/cockpit", "/cases", $"/cases?search={number}", "/workload", "/catalogue"];
        return
        [
            .. citizen.Select(path => new PageVisit(Citizen(0), path)),
            .. health.Select(path => new PageVisit("clerk-wjw", path)),
            new PageVisit("clerk-gaj", "/inbox"),
            new PageVisit("clerk-gaj", "/cases"),
            .. office.Select(path => new PageVisit("coordinator", path)),
        ];
    }
}
