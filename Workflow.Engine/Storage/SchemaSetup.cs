using Marten;
using Npgsql;

namespace Workflow.Engine.Storage;

/// <summary>Creates what is missing in the database before anything else starts.</summary>
internal sealed class SchemaSetup(IDocumentStore store, NpgsqlDataSource database)
{
    private const long Lock = 0x5746_5343_4845_4d41;

    public async Task ApplyAsync(CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);

        // Several nodes may start at once; one at a time creates. The lock ends with the transaction.
        await ExecuteAsync(connection, $"select pg_advisory_xact_lock({Lock})", cancellation);
        await ExecuteAsync(connection, Script("schema.sql") + Script("append.sql"), cancellation);
        await transaction.CommitAsync(cancellation);
        await store.Storage.ApplyAllConfiguredChangesToDatabaseAsync();
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static string Script(string name)
    {
        using var stream = typeof(SchemaSetup).Assembly.GetManifestResourceStream($"Workflow.Engine.Storage.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
