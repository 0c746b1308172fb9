using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace Workflow.Tests.Faults;

/// <summary>
/// Some families, kills at moments drawn by a fixed seed; the ledger rig does the same for longer and with more trouble. Afterwards every acknowledged application is
/// closed, each call outside took effect once, and the chains hold.
/// </summary>
public sealed class When_the_host_is_killed(ITestOutputHelper log)
{
    private const int Cases = 12;
    private const int Kills = 2;

    private static readonly string[] Issuing =
    [
        "e-licence-issue", "household-registration", "medical-insurance-enrolment", "social-security-card",
        "vaccination-record", "service-code",
    ];

    private readonly ConcurrentDictionary<int, string> acknowledged = new();
    private volatile bool allClosed;

    [Fact]
    public async Task nothing_acknowledged_is_lost_and_nothing_takes_effect_twice()
    {
        using var folder = new TemporaryFolder();
        await using var host = new HostProcess(folder.Path);
        await host.StartAsync();
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(6));

        await Task.WhenAll(
            FileAllAsync(host, patience.Token),
            DecideAllAsync(host, patience.Token),
            KillAsync(host, patience.Token));

        acknowledged.Count.ShouldBe(Cases);
        acknowledged.Values.Distinct().Count().ShouldBe(Cases, "each application has a number of its own");
        await EffectsTookPlaceOnceAsync(host);
        await host.StopAsync();
        var verified = await host.RunToolAsync("verify");
        verified.ExitCode.ShouldBe(0, verified.Output);
    }

    private async Task FileAllAsync(HostProcess host, CancellationToken patience) =>
        await Parallel.ForEachAsync(
            Enumerable.Range(1, Cases),
            new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = patience },
            async (seed, cancellation) => acknowledged[seed] = await UntilAnsweredAsync(
                async () => await host.Cases.FileAsync(await host.Example(seed), $"seed-{seed}"), cancellation));

    private async Task DecideAllAsync(HostProcess host, CancellationToken patience)
    {
        var clerks = await UntilAnsweredAsync(host.Cases.ClerksAsync, patience);
        var open = new HashSet<int>(Enumerable.Range(1, Cases));
        while (open.Count > 0)
        {
            foreach (var clerk in clerks)
            {
                await DecideAllAsync(host, clerk, patience);
            }

            foreach (var seed in open.Where(acknowledged.ContainsKey).Take(40).ToList())
            {
                var found = await UntilAnsweredAsync(() => host.Cases.CaseAsync(acknowledged[seed]), patience);
                if (found["status"]!.GetValue<string>() == "closed")
                {
                    found["result"]!.GetValue<string>().ShouldBe("granted");
                    open.Remove(seed);
                }
            }

            await Task.Delay(200, CancellationToken.None);
            if (patience.IsCancellationRequested)
            {
                throw new TimeoutException(await WhereAsync(host, open));
            }
        }

        allClosed = true;
    }

    /// <summary>Where the first of the stuck cases stands, and what its workflow waits for.</summary>
    private async Task<string> WhereAsync(HostProcess host, HashSet<int> open)
    {
        var number = acknowledged.GetValueOrDefault(open.Min());
        if (number is null)
        {
            return $"{open.Count} cases open; seed {open.Min()} was never acknowledged";
        }

        var found = await host.Cases.CaseAsync(number);
        using var system = host.System();
        var instance = await system.GetJsonAsync($"/api/instances/{found["instanceId"]}");
        return $"{open.Count} cases open, such as {found.ToJsonString()}\n{instance}";
    }

    private static async Task DecideAllAsync(HostProcess host, string clerk, CancellationToken patience)
    {
        var tasks = await UntilAnsweredAsync(() => host.Cases.TasksAsync(clerk), patience);
        await Parallel.ForEachAsync(
            tasks,
            new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = patience },
            async (task, cancellation) =>
            {
                using var answer = await UntilAnsweredAsync(() => host.Cases.DecideAsync(clerk, task), cancellation);
                new[] { HttpStatusCode.OK, HttpStatusCode.Conflict }.ShouldContain(answer.StatusCode);
            });
    }

    private async Task KillAsync(HostProcess host, CancellationToken patience)
    {
        var random = new Random(20261123);
        for (var kill = 1; kill <= Kills && !allClosed; kill++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(1_500, 6_000)), patience);
            await host.KillAsync();
            log.WriteLine($"kill {kill}: {acknowledged.Count} acknowledged");
            await host.StartAsync(patience);
        }
    }

    private async Task EffectsTookPlaceOnceAsync(HostProcess host)
    {
        using var sandbox = new HttpClient { BaseAddress = new Uri(host.SandboxUrl) };
        var calls = JsonNode.Parse(await sandbox.GetStringAsync("/calls?take=100000"))!["items"]!.AsArray();
        var effects = calls
            .GroupBy(call => call!["service"]!.GetValue<string>())
            .ToDictionary(service => service.Key, service => service.ToList());
        foreach (var service in Issuing)
        {
            // One key a case, and it took effect: neither lost nor asked for again under another key.
            effects[service].Count.ShouldBe(Cases, service);
            effects[service].ShouldAllBe(call => call!["effect"]!.GetValue<int>() == 1, service);
            effects[service].Select(call => CaseOf(call!)).Order(StringComparer.Ordinal)
                .ShouldBe(acknowledged.Values.Order(StringComparer.Ordinal), service);
        }
    }

    private static string CaseOf(JsonNode call) =>
        call["idempotencyKey"]!.GetValue<string>().Split('/')[0]["wf-".Length..];

    /// <summary>A client that repeats the same request until the host answers: what every caller has to do.</summary>
    private static async Task<T> UntilAnsweredAsync<T>(Func<Task<T>> ask, CancellationToken patience)
    {
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (Exception failure) when (IsOutage(failure))
            {
                await Task.Delay(200, patience);
            }
        }
    }

    private static bool IsOutage(Exception failure) =>
        failure is HttpRequestException { StatusCode: null or HttpStatusCode.ServiceUnavailable }
            or TaskCanceledException or IOException;
}
