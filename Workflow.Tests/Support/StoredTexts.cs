using Npgsql;

namespace Workflow.Tests.Support;

/// <summary>What a database holds, as text: for looking for what must not be in it.</summary>
internal static class StoredTexts
{
    private const string Tables =
        """
        select format('%I.%I', table_schema, table_name) from information_schema.tables
        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')
        """;

    /// <summary>Every text in every table of every schema.</summary>
    public static async Task<string> ReadAsync(string connectionString)
    {
        await using var database = NpgsqlDataSource.Create(connectionString);
        var all = new List<string>();
        foreach (var table in await ListAsync(database, Tables))
        {
            all.AddRange(await ListAsync(database, $"select r::text from {table} r"));
        }

        return string.Join('\n', all);
    }

    private static async Task<List<string>> ListAsync(NpgsqlDataSource database, string sql)
    {
        await using var command = database.CreateCommand(sql);
        await using var row = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await row.ReadAsync())
        {
            found.Add(row.GetString(0));
        }

        return found;
    }
}
