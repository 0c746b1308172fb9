using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Workflow.Benchmarks;

/// <summary>Processor time of this process and of the whole database server, from <c>/proc</c>.</summary>
internal sealed class CpuMeter(int postmaster)
{
    // Linux reports these times in hundredths of a second to every user program.
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    /// <summary>Spent so far by this process and by the server.</summary>
    public (TimeSpan Engine, TimeSpan Database) Read()
    {
        var ticks = Directory.EnumerateDirectories("/proc")
            .Where(folder => int.TryParse(Path.GetFileName(folder), out _))
            .Select(folder => Fields(Path.Combine(folder, "stat")))
            .Where(fields => fields is not null && (fields[0] == Text(postmaster) || fields[1] == Text(postmaster)))
            .Sum(fields => fields!.Skip(2).Sum(long.Parse));
        using var self = Process.GetCurrentProcess();
        return (self.TotalProcessorTime, ticks * Tick);
    }

    /// <summary>Process, parent, and time of its own and of its ended children; null when it has ended meanwhile.</summary>
    private static string[]? Fields(string stat)
    {
        try
        {
            var text = File.ReadAllText(stat);
            var rest = text[(text.LastIndexOf(')') + 2)..].Split(' ');

            // Fields 4 and 14 to 17 of proc(5); the first two stand before the bracket.
            return [text[..text.IndexOf(' ', StringComparison.Ordinal)], rest[1], .. rest[11..15]];
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What the engine's tables and indexes take on disk.</summary>
internal sealed class DiskMeter(NpgsqlDataSource database)
{
    /// <summary>Bytes now.</summary>
    public async Task<long> ReadAsync(CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            select coalesce(sum(pg_total_relation_size(c.oid)), 0)::bigint
            from pg_class c join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = 'workflow' and c.relkind = 'r'
            """);
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
