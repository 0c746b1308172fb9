using System.Globalization;
using Npgsql;
using Workflow.Tests.Support;

namespace Workflow.Tests.Ledger;

/// <summary>What a run came to.</summary>
/// <param name="Acknowledged">Commands that clients were told are done.</param>
/// <param name="Kills">kill -9s.</param>
/// <param name="Findings">Broken promises.</param>
internal sealed record RigResult(int Acknowledged, int Kills, IReadOnlyList<Finding> Findings)
{
    /// <summary>The line that <c>./test --chaos</c> ends with.</summary>
    public string Figures => string.Create(
        CultureInfo.InvariantCulture,
        $"acknowledged {Acknowledged}, lost {Count(Broken.Lost)}, doubled {Count(Broken.Doubled)}, stuck {Count(Broken.Stuck)}, kills {Kills}");

    private int Count(Broken kind) => Findings.Count(finding => finding.Kind == kind);
}

/// <summary>
/// N hosts on one durable PostgreSQL, clients with keys of their own, and troubles; afterwards the proof that nothing was
/// lost, nothing doubled and nothing is stuck.
/// </summary>
internal sealed class Rig(RigOptions options)
{
    private const int Clients = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public async Task<RigResult> RunAsync()
    {
        using var folder = new TemporaryFolder();
        using var log = new RigLog(options.Evidence);
        using var book = new Acknowledgements(options.Evidence);
        log.Write($"seed {options.Seed}, {options.Nodes} nodes for {options.Duration}, evidence in {options.Evidence}");
        await using var database = await RigDatabase.StartAsync();
        var definitions = RigDefinitions.CopyTo(folder);
        var nodes = Enumerable.Range(1, options.Nodes)
            .Select(n => new RigNode(
                $"node{n}", new HostProcess(folder.At("data"), database.ConnectionString, definitions), log, options.Evidence))
            .ToList();
        var troubles = new Troubles(nodes, database, options, log);
        var findings = new List<Finding>();
        try
        {
            await nodes[0].StartAsync(default);
            await Task.WhenAll(nodes.Select(node => node.StartAsync(default)));
            findings.AddRange(await PlayAsync(database, definitions, nodes, troubles, book, log));
            await QuietAsync(database, log);
        }
        finally
        {
            foreach (var node in nodes)
            {
                await node.DisposeAsync();
            }
        }

        var books = await Books.ReadAsync(database.ConnectionString);
        findings.AddRange(Proof.Find(books, book.All));
        findings.AddRange(await Auditor.AuditAsync(database.ConnectionString, definitions, folder.At("audit")));
        var result = new RigResult(book.Count, troubles.Kills, findings);
        log.Write(
            $"{books.Instances.Count} instances, {books.Applied.Count} effects took place in {books.Requests} requests");
        await ReportAsync(result, database, log);
        return result;
    }

    private async Task<IReadOnlyList<Finding>> PlayAsync(
        RigDatabase database,
        string definitions,
        IReadOnlyList<RigNode> nodes,
        Troubles troubles,
        Acknowledgements book,
        RigLog log)
    {
        await using var engine = new EngineCommands(database.ConnectionString, definitions);
        var anywhere = new Anywhere(nodes);
        var stories = new Stories(engine, book, options.Seed);
        var driven = new Stories(new ElsaCommands(anywhere), book, options.Seed, "elsa");
        var office = new CaseOffice(anywhere, book, options.Seed);
        using var over = new CancellationTokenSource(options.Duration);
        using var patience = new CancellationTokenSource(options.Duration + Patience);
        var progress = ReportAsync(() => stories.Told + driven.Told, office, book, log, over.Token);
        var told = new[] { office.FileAsync(over.Token, patience.Token), office.DecideAsync(over.Token, patience.Token) }
            .Concat(Enumerable.Range(1, Clients).SelectMany(client => new[]
            {
                stories.TellAsync(client, over.Token, patience.Token), driven.TellAsync(client, over.Token, patience.Token),
            }))
            .Select(client => StuckAsync(client, patience.Token))
            .ToList();
        await troubles.RunAsync(over.Token);
        await progress;
        var stuck = await Task.WhenAll(told);
        log.Write($"{stories.Told + driven.Told} stories and {office.Filed} cases told, {book.Count} commands acknowledged");
        return [.. stuck.OfType<Finding>()];
    }

    private static async Task<Finding?> StuckAsync(Task client, CancellationToken patience)
    {
        try
        {
            await client;
            return null;
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return Finding.Stuck("a client waited for minutes after the last trouble");
        }
    }

    private static async Task ReportAsync(
        Func<int> told, CaseOffice office, Acknowledgements book, RigLog log, CancellationToken over)
    {
        while (!over.IsCancellationRequested)
        {
            await Task.Delay(TimeSpan.FromSeconds(10), over).ContinueWith(_ => { }, TaskScheduler.Default);
            log.Write($"{told()} stories, {office.Filed} cases, {book.Count} commands acknowledged");
        }
    }

    /// <summary>Until nothing is due any more; what stays is for the proof to find.</summary>
    private static async Task QuietAsync(RigDatabase database, RigLog log)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        for (var until = Environment.TickCount64 + 60_000; Environment.TickCount64 < until;)
        {
            await using var command = source.CreateCommand(
                "select count(*) from workflow.wf_work where dead_at is null and due_at < now() + interval '20 seconds'");
            if ((long)(await command.ExecuteScalarAsync())! == 0)
            {
                log.Write("quiet");
                return;
            }

            await Task.Delay(250);
        }
    }

    private async Task ReportAsync(RigResult result, RigDatabase database, RigLog log)
    {
        foreach (var kind in result.Findings.GroupBy(finding => finding.Kind))
        {
            log.Write($"{kind.Count()} {kind.Key}, such as {kind.First().What}");
        }

        log.Write(result.Figures);
        await File.WriteAllLinesAsync(
            Path.Combine(options.Evidence, "findings.txt"), result.Findings.Select(finding => $"{finding.Kind}: {finding.What}"));
        await File.WriteAllTextAsync(Path.Combine(options.Evidence, "figures.txt"), result.Figures + "\n");
        if (result.Findings.Count > 0)
        {
            await database.KeepAsync(options.Evidence);
        }
    }
}
