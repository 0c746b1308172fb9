using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Workflow.Engine.Streams;
using Workflow.Host;
using Workflow.Host.EmbeddedPostgres;

namespace Workflow.Tests.Ledger;

/// <summary>
/// Checks a database that nobody works on any more with the house's own tools: chains and snapshots hold, and the read
/// models dropped and made again from the streams have the same rows.
/// </summary>
internal static class Auditor
{
    public static async Task<IReadOnlyList<Finding>> AuditAsync(string connection, string definitions, string data)
    {
        var builder = HostApplication.CreateBuilder(
            ["--environment", "Development", "--data", data, "--definitions", definitions]);
        builder.Logging.ClearProviders();
        await using var app = HostApplication.Build(builder, new DatabaseHandle(connection, null));
        var findings = new List<Finding>();
        await foreach (var found in app.Services.GetRequiredService<IChainVerifier>().VerifyAsync(default))
        {
            var what = $"{found.Stream} version {found.Version}: {found.Reason}";
            findings.Add(found.Reason.Contains("missing", StringComparison.Ordinal) ? Finding.Lost(what) : Finding.Wrong(what));
        }

        var before = await RowsAsync(connection);
        await app.Services.GetRequiredService<IReadModelRebuilder>().RebuildAsync(default);
        var after = await RowsAsync(connection);
        findings.AddRange(before.Except(after).Select(row => Finding.Wrong($"no stream gives the row {row}")));
        findings.AddRange(after.Except(before).Select(row => Finding.Wrong($"the streams give the row {row}")));
        return findings;
    }

    // Rows by table, id and content; the content itself stays out of the findings.
    private static async Task<HashSet<string>> RowsAsync(string connection)
    {
        string[] tables = ["instancerow", "bookmarkrow", "caserow", "itemrow", "taskrow"];
        await using var database = NpgsqlDataSource.Create(connection);
        var rows = new HashSet<string>(StringComparer.Ordinal);
        foreach (var table in tables)
        {
            await using var command = database.CreateCommand(
                $"select tenant_id || ' ' || id || ' ' || md5(r::text) from workflow.mt_doc_{table} r");
            command.CommandTimeout = 0;
            await using var row = await command.ExecuteReaderAsync();
            while (await row.ReadAsync())
            {
                rows.Add($"{table} {row.GetString(0)}");
            }
        }

        return rows;
    }
}
