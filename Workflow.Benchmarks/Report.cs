using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Workflow.Benchmarks;

/// <summary>Figures for people (Markdown) and for programs (JSON).</summary>
internal static class Report
{
    /// <summary>The real Elsa 3.8 engine with its EF Core PostgreSQL stores, measured once on such a machine.</summary>
    private static readonly string[] Elsa =
    [
        "| W1 | Elsa 3.8 | 59–73 | – | 0.012–0.014 | – | – | 25 (both) | | 17.8 |",
        "| W2 | Elsa 3.8 | 32–38 | – | 0.007 | – | – | 51 (both) | | 9.0 |",
        "| W3 | Elsa 3.8 | 10–13 | – | 0.002 | – | – | 140 (both) | | – |",
    ];

    private static readonly Dictionary<string, double> Targets = new(StringComparer.Ordinal)
    {
        ["W1"] = 0.20, ["W2"] = 0.10, ["W3"] = 0.03, ["W5"] = 0.05,
    };

    private static readonly JsonSerializerOptions Layout = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>The table as Markdown.</summary>
    public static string Markdown(BenchResults results)
    {
        var (loads, waits, start) = results;
        var text = new StringBuilder();
        foreach (var load in loads.DistinctBy(load => load.Name))
        {
            Line(text, $"- {load.Name}: {load.Title}");
        }

        text.AppendLine()
            .AppendLine("| | at a time | workflows/s | pgbench/s | ratio | p50 ms | p99 ms | engine CPU ms | database CPU ms | kB |")
            .AppendLine("|---|---|---|---|---|---|---|---|---|---|");
        foreach (var load in loads)
        {
            Line(text, $"| {load.Name} | {load.Concurrency} | {load.PerSecond:F0} | {load.PgBench:F0} | {load.Ratio:F3} | {load.P50.TotalMilliseconds:F2} | {load.P99.TotalMilliseconds:F2} | {load.EngineCpu.TotalMilliseconds:F2} | {load.DatabaseCpu.TotalMilliseconds:F2} | {load.Bytes / 1000:F1} |");
        }

        foreach (var row in Elsa.Where(row => loads.Any(load => row.StartsWith($"| {load.Name} ", StringComparison.Ordinal))))
        {
            text.AppendLine(row);
        }

        text.AppendLine();
        Waits(text, waits);
        Judge(text, loads, waits, start);
        return text.ToString();
    }

    /// <summary>The figures as the readers want them.</summary>
    public static string Json(BenchResults results) => JsonSerializer.Serialize(
        results.Loads.Select(object (load) => new
        {
            load.Name,
            load.Concurrency,
            PerSecond = Math.Round(load.PerSecond, 1),
            Pgbench = Math.Round(load.PgBench, 1),
            Ratio = Math.Round(load.Ratio, 4),
            P50Ms = Math.Round(load.P50.TotalMilliseconds, 3),
            P99Ms = Math.Round(load.P99.TotalMilliseconds, 3),
        }).Concat(results.Waits.Select(object (wait) => new { wait.Name, wait.Waits, MsPerResume = Math.Round(wait.MsPerResume, 4) })),
        Layout);

    private static void Waits(StringBuilder text, IReadOnlyList<WaitResult> waits)
    {
        if (waits.Count == 0)
        {
            return;
        }

        text.AppendLine("| W4: one instance that waits | ms per resume |").AppendLine("|---|---|");
        foreach (var wait in waits)
        {
            Line(text, $"| {wait.Waits} times | {wait.MsPerResume:F3} |");
        }

        text.AppendLine("| Elsa 3.8, any history | about 35 |").AppendLine();
    }

    private static void Judge(
        StringBuilder text,
        IReadOnlyList<LoadResult> loads,
        IReadOnlyList<WaitResult> waits,
        StartResult? start)
    {
        foreach (var load in loads.Where(load => load.Concurrency == 32 && Targets.ContainsKey(load.Name)))
        {
            var wanted = Targets[load.Name];
            Line(text, $"- {load.Name} at 32: {load.Ratio:F3} of pgbench, at least {wanted:F2} wanted: {Word(load.Ratio >= wanted)}");
        }

        if (start is not null)
        {
            Line(text, $"- One at a time, a start is acknowledged (committed, to be carried out whatever happens) after {start.P50.TotalMilliseconds:F2} ms, {start.Transactions:F2} pgbench transactions, at most 3 wanted: {Word(start.Transactions <= 3)}");
        }

        if (loads.FirstOrDefault(load => load is { Name: "W1", Concurrency: 1 }) is { } alone)
        {
            Line(text, $"- One at a time, all ten activities of W1 are committed after {alone.P50.TotalMilliseconds:F2} ms, {alone.P50.TotalSeconds * alone.PgBench:F2} pgbench transactions");
        }

        if (waits.Count > 0)
        {
            var growth = waits[^1].MsPerResume / waits[0].MsPerResume;
            Line(text, $"- W4: a resume at {waits[^1].Waits} waits takes {growth:F2} times what it takes at {waits[0].Waits}, at most 1.2 wanted: {Word(growth <= 1.2)}");
        }
    }

    private static string Word(bool reached) => reached ? "reached" : "**missed**";

    private static void Line(StringBuilder text, FormattableString line) =>
        text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
}
