using Npgsql;
using Shouldly;
using Xunit;

namespace Workflow.Tests.Support;

[Collection(PostgresCollection.Name)]
public sealed class PostgresFixtureTests(PostgresFixture postgres)
{
    [Fact]
    public async Task each_database_is_new_and_empty()
    {
        var first = await postgres.CreateDatabaseAsync();
        await using (var connection = new NpgsqlConnection(first))
        {
            await connection.OpenAsync();
            await using var create = new NpgsqlCommand("create table mine (n int)", connection);
            await create.ExecuteNonQueryAsync();
        }

        await using var second = new NpgsqlConnection(await postgres.CreateDatabaseAsync());
        await second.OpenAsync();
        await using var count = new NpgsqlCommand("select to_regclass('mine') is null", second);
        (await count.ExecuteScalarAsync()).ShouldBe(true);
    }
}
