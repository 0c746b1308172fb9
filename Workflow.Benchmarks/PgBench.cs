using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Npgsql;

namespace Workflow.Benchmarks;

/// <summary>
/// The yardstick: <c>pgbench -n -M prepared -c N -j 2</c> inserting one 1 kB jsonb row per transaction on the same
/// cluster.
/// </summary>
internal sealed partial class PgBench
{
    private readonly string program;
    private readonly string script;
    private readonly string body;
    private readonly NpgsqlConnectionStringBuilder address;

    private PgBench(string program, string script, NpgsqlConnectionStringBuilder address)
    {
        (this.program, this.script, this.address) = (program, script, address);
        body = JsonSerializer.Serialize(Enumerable.Range(1, 16).ToDictionary(
            n => $"field{n}", n => new string((char)('a' + n), 46)));
        body += new string(' ', Math.Max(0, 1024 - body.Length));
    }

    /// <summary>Makes its table and finds the program beside the server's.</summary>
    public static async Task<PgBench> PrepareAsync(BenchWorld world, CancellationToken cancellation)
    {
        await using var create = world.Database.CreateCommand(
            "create schema bench; create table bench.yardstick (id bigint generated always as identity primary key, body jsonb not null)");
        await create.ExecuteNonQueryAsync(cancellation);
        var program = Programs().FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException("There is no pgbench on this machine; Debian's postgresql brings it.");
        var script = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(world.Cluster.Data))!, "yardstick.sql");
        await File.WriteAllTextAsync(script, "insert into bench.yardstick (body) values (:body);\n", cancellation);
        return new PgBench(program, script, new NpgsqlConnectionStringBuilder(world.Cluster.ConnectionString));
    }

    /// <summary>Transactions per second with so many clients.</summary>
    public async Task<double> RunAsync(int clients, TimeSpan time, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo(program) { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            "-n", "-M", "prepared", "-c", Text(clients), "-j", "2", "-T", Text((int)Math.Ceiling(time.TotalSeconds)),
            "-D", "body=" + body, "-f", script, "-h", address.Host!, "-p", Text(address.Port), "-U", address.Username!,
            address.Database!,
        ];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        start.Environment["PGPASSWORD"] = address.Password;
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync(cancellation);
        var output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return Rate().Match(output) is { Success: true } rate && process.ExitCode == 0
            ? double.Parse(rate.Groups[1].Value, CultureInfo.InvariantCulture)
            : throw new InvalidOperationException($"pgbench failed: {output}{await errors}");
    }

    /// <summary>On the PATH, or where Debian keeps the server's programs.</summary>
    private static IEnumerable<string> Programs()
    {
        const string Debian = "/usr/lib/postgresql";
        var path = (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(':');
        var versions = Directory.Exists(Debian) ? Directory.GetDirectories(Debian) : [];
        return path.Concat(versions.OrderDescending(StringComparer.Ordinal).Select(version => Path.Combine(version, "bin")))
            .Select(folder => Path.Combine(folder, "pgbench"));
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"tps = ([0-9.]+) \(without initial connection time\)")]
    private static partial Regex Rate();
}
