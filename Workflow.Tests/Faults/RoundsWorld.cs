using System.Text.Json.Nodes;
using Npgsql;
using Workflow.Tests.Ledger;
using Workflow.Tests.Support;

namespace Workflow.Tests.Faults;

/// <summary>Two hosts on one database with instances to put right and to replay, and a ledger of the schedule's occurrences.</summary>
internal sealed class RoundsWorld : IAsyncDisposable
{
    /// <summary>Instances of each kind.</summary>
    public const int Count = 400;

    /// <summary>
    /// Every start that a committed tick has asked for, kept apart by the server: what the engine's own rows forget once
    /// it is done.
    /// </summary>
    private const string OccurrenceLedger =
        """
        create table public.occurrences (instance text, moment text);
        create function public.note_occurrence() returns trigger language plpgsql as $$
        begin
            insert into public.occurrences values (new.payload ->> 'instanceId', new.payload #>> '{input,ExecuteAt}');
            return new;
        end $$;
        create trigger note_occurrence after insert on workflow.wf_work
            for each row when (new.name = 'engine.start-by-trigger') execute function public.note_occurrence();
        """;

    private readonly TemporaryFolder folder = new();
    private readonly NpgsqlDataSource source;
    private readonly string database;
    private readonly string definitions;

    private RoundsWorld(string database)
    {
        this.database = database;
        source = NpgsqlDataSource.Create(database);
        definitions = RoundDefinitions.CopyTo(folder);
        Nodes = [.. Enumerable.Range(1, 2).Select(_ => new HostProcess(folder.At("data"), database, definitions))];
    }

    public IReadOnlyList<HostProcess> Nodes { get; }

    public static async Task<RoundsWorld> StartAsync(PostgresFixture postgres)
    {
        var world = new RoundsWorld(await postgres.CreateDatabaseAsync());
        try
        {
            await world.Nodes[0].StartAsync();
            await world.SqlAsync<object>(OccurrenceLedger);
            await Task.WhenAll(world.Nodes[1].StartAsync(), world.BeginAsync());
            return world;
        }
        catch
        {
            await world.DisposeAsync();
            throw;
        }
    }

    /// <summary>Posts as a system; gives where to ask for progress.</summary>
    public static async Task<Guid> PostAsync(HostProcess node, string path, JsonObject body)
    {
        body["tenant"] = EngineCommands.Tenant;
        using var client = node.System();
        using var answer = await client.PostOnceAsync(path, body);
        return (await answer.ReadJsonAsync())["id"]!.GetValue<Guid>();
    }

    /// <summary>The node that holds a row of the work table now; null when none does.</summary>
    public async Task<HostProcess?> HolderAsync(string condition)
    {
        var owner = await SqlAsync<string>($"select owner from workflow.wf_work where owner is not null and {condition} limit 1");
        return Nodes.FirstOrDefault(node => node.ProcessId is { } id && owner?.Contains($"-{id}-", StringComparison.Ordinal) == true);
    }

    public async Task<T?> SqlAsync<T>(string sql)
    {
        await using var command = source.CreateCommand(sql);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    /// <summary>Stops the nodes in order and looks at what they leave.</summary>
    public async Task<IReadOnlyList<Finding>> AuditAsync()
    {
        await Task.WhenAll(Nodes.Select(node => node.StopAsync()));
        var books = await Books.ReadAsync(database);
        return [.. Proof.Whole(books), .. await Auditor.AuditAsync(database, definitions, folder.At("audit"))];
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var node in Nodes)
        {
            await node.DisposeAsync();
        }

        await source.DisposeAsync();
        folder.Dispose();
    }

    /// <summary>Begins the instances and waits until they have come as far as they can.</summary>
    private async Task BeginAsync()
    {
        await using var engine = new EngineCommands(database, definitions);
        await Parallel.ForEachAsync(
            Enumerable.Range(1, 2 * Count),
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (n, cancellation) => await engine.StartAsync(
                $"rounds-{n}", n <= Count ? RoundDefinitions.Faulty : RoundDefinitions.Lengthy, [], cancellation));
        await Eventually.SeeAsync(
            () => SqlAsync<long>(
                $"""
                select count(*) from workflow.mt_doc_instancerow where data ->> 'subStatus' in ('Faulted', 'Finished')
                  and data ->> 'definitionId' in ('{RoundDefinitions.Faulty}', '{RoundDefinitions.Lengthy}')
                """),
            ended => ended == 2 * Count,
            TimeSpan.FromMinutes(2));
    }
}
