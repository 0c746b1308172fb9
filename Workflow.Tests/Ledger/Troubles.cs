namespace Workflow.Tests.Ledger;

/// <summary>Kills, pauses, restarts and cuts, drawn by a seed, until told to end; then everything is up again.</summary>
internal sealed class Troubles(IReadOnlyList<RigNode> nodes, RigDatabase database, RigOptions options, RigLog log)
{
    private int kills;

    /// <summary>How many kill -9 there were.</summary>
    public int Kills => kills;

    public async Task RunAsync(CancellationToken end)
    {
        await Task.WhenAll(KillAsync(new Random(options.Seed), end), TroubleAsync(new Random(~options.Seed), end));
        await Task.WhenAll(nodes.Select(node => node.StartAsync(CancellationToken.None)));
        log.Write($"all nodes are up after {kills} kills");
    }

    private async Task KillAsync(Random random, CancellationToken end)
    {
        var restarts = new List<Task>();
        while (await SleepsAsync(options.KillEvery, end))
        {
            // Somebody who is up, if anybody is: killing the same starting node for ever would prove little.
            var up = nodes.Where(node => node.IsReady).ToList();
            if (up.Count == 0)
            {
                continue;
            }

            var victim = up[random.Next(up.Count)];
            kills++;
            log.Write($"kill -9 {victim.Name}");
            restarts.RemoveAll(restart => restart.IsCompletedSuccessfully);
            restarts.Add(victim.KillAsync(TimeSpan.FromMilliseconds(random.Next(0, 2_000))));
        }

        await Task.WhenAll(restarts);
    }

    private async Task TroubleAsync(Random random, CancellationToken end)
    {
        while (await SleepsAsync(TimeSpan.FromMilliseconds(random.Next(3_000, 9_000)), end))
        {
            var node = nodes[random.Next(nodes.Count)];
            switch (random.Next(10))
            {
                case < 2:
                    await PauseAsync(node, TimeSpan.FromMilliseconds(random.Next(1_000, 6_000)));
                    break;
                case < 4:
                    // Longer than a lease: it wakes up as a stale owner.
                    await PauseAsync(node, TimeSpan.FromMilliseconds(random.Next(17_000, 22_000)));
                    break;
                case < 7:
                    log.Write($"{await CutAsync(random.NextDouble())} connections cut");
                    break;
                case < 9:
                    log.Write("database: immediate shutdown");
                    await database.CrashAsync();
                    log.Write("database: recovered");
                    break;
                default:
                    log.Write($"{node.Name}: orderly restart");
                    await node.RestartAsync();
                    break;
            }
        }
    }

    private async Task PauseAsync(RigNode node, TimeSpan span)
    {
        log.Write($"{node.Name}: paused for {span.TotalSeconds:F0} s");
        await node.PauseAsync(span);
        log.Write($"{node.Name}: goes on");
    }

    private async Task<int> CutAsync(double share)
    {
        try
        {
            return await database.CutAsync(share);
        }
        catch (Npgsql.NpgsqlException)
        {
            return 0;
        }
    }

    private static async Task<bool> SleepsAsync(TimeSpan span, CancellationToken end)
    {
        try
        {
            await Task.Delay(span, end);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
