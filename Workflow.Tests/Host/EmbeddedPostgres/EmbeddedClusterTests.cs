using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Shouldly;
using Workflow.Host.EmbeddedPostgres;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Host.EmbeddedPostgres;

public sealed class EmbeddedClusterTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task a_second_start_finds_the_data_again()
    {
        await using (var first = await StartAsync(folder.At("data")))
        {
            await ExecuteAsync(first, "create table kept as select '新生儿' as word");
        }

        await using var second = await StartAsync(folder.At("data"));
        (await ReadAsync(second, "select word from kept")).ShouldBe("新生儿");
    }

    [Fact]
    public async Task a_commit_is_on_disk_and_text_is_utf8_in_the_c_locale()
    {
        await using var cluster = await EmbeddedCluster.StartAsync(
            new EmbeddedClusterOptions(folder.At("data")), NullLogger.Instance, CancellationToken.None);

        (await ReadAsync(cluster, "show fsync")).ShouldBe("on");
        (await ReadAsync(cluster, "show synchronous_commit")).ShouldBe("on");
        (await ReadAsync(cluster, "show server_encoding")).ShouldBe("UTF8");
        (await ReadAsync(cluster, "select datcollate || ' ' || datctype from pg_database where datname = 'workflow'"))
            .ShouldBe("C.UTF-8 C.UTF-8");
    }

    [Fact]
    public async Task the_connection_string_asks_for_prepared_statements_and_no_reset()
    {
        await using var cluster = await StartAsync(folder.At("data"));

        var address = new NpgsqlConnectionStringBuilder(cluster.ConnectionString);
        address.Database.ShouldBe("workflow");
        address.NoResetOnClose.ShouldBeTrue();
        address.MaxAutoPrepare.ShouldBe(40);
        address.IncludeErrorDetail.ShouldBeFalse();
    }

    [Fact]
    public async Task a_folder_below_one_that_only_its_owner_may_enter_will_do()
    {
        // Temporary folders are made with mode 0700.
        var data = Path.Combine(folder.At("数据 目录"), ".data");
        await using (var first = await StartAsync(data))
        {
            await ExecuteAsync(first, "create table kept as select 1::text as n");
            await ExecuteAsync(first, "create database another");
        }

        await using var second = await StartAsync(data);
        (await ReadAsync(second, "select n from kept")).ShouldBe("1");
    }

    [Fact]
    public async Task a_folder_reached_by_a_link_is_the_same_folder()
    {
        Directory.CreateDirectory(folder.At("real"));
        Directory.CreateSymbolicLink(folder.At("link"), folder.At("real"));
        await using var first = await StartAsync(folder.At("link"));

        await Should.ThrowAsync<EmbeddedClusterException>(() => StartAsync(folder.At("real")));
    }

    [Fact]
    public async Task a_second_host_on_the_folder_is_told_who_has_it()
    {
        await using var first = await StartAsync(folder.At("data"));

        var refusal = await Should.ThrowAsync<EmbeddedClusterException>(() => StartAsync(folder.At("data")));

        refusal.Message.ShouldContain(folder.At("data"));
        refusal.Message.ShouldContain($"process {Environment.ProcessId}");
        (await ReadAsync(first, "select 'still here'")).ShouldBe("still here");
    }

    [Fact]
    public async Task stopping_leaves_no_process()
    {
        string data;
        await using (var cluster = await StartAsync(folder.At("data")))
        {
            data = cluster.Data;
            Leftovers.Find(data).ShouldContain(cluster.ProcessId);
        }

        Leftovers.Find(data).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_cluster_half_made_by_a_killed_start_is_made_again()
    {
        Directory.CreateDirectory(Path.Combine(folder.At("data"), "postgres", "data.new", "base"));

        await using var cluster = await StartAsync(folder.At("data"));

        (await ReadAsync(cluster, "select 'whole'")).ShouldBe("whole");
    }

    [Fact]
    public async Task a_version_that_is_not_installed_is_named()
    {
        Directory.CreateDirectory(Path.Combine(folder.At("data"), "postgres", "data"));
        await File.WriteAllTextAsync(Path.Combine(folder.At("data"), "postgres", "data", "PG_VERSION"), "9\n");

        var refusal = await Should.ThrowAsync<EmbeddedClusterException>(() => StartAsync(folder.At("data")));

        refusal.Message.ShouldContain("postgresql-9");
    }

    [Fact]
    public async Task binaries_are_looked_for_in_the_configured_folder_only()
    {
        var options = new EmbeddedClusterOptions(folder.At("data")) { Binaries = folder.At("nothing") };

        var refusal = await Should.ThrowAsync<EmbeddedClusterException>(
            () => EmbeddedCluster.StartAsync(options, NullLogger.Instance, CancellationToken.None));

        refusal.Message.ShouldContain(folder.At("nothing"));
        refusal.Message.ShouldContain("Postgres:Binaries");
    }

    internal static Task<EmbeddedCluster> StartAsync(string data, bool durable = false) =>
        EmbeddedCluster.StartAsync(
            new EmbeddedClusterOptions(data) { Durable = durable }, NullLogger.Instance, CancellationToken.None);

    internal static async Task ExecuteAsync(EmbeddedCluster cluster, string sql)
    {
        await using var connection = await OpenAsync(cluster);
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    internal static async Task<string?> ReadAsync(EmbeddedCluster cluster, string sql)
    {
        await using var connection = await OpenAsync(cluster);
        await using var command = new NpgsqlCommand(sql, connection);
        return (string?)await command.ExecuteScalarAsync();
    }

    private static async Task<NpgsqlConnection> OpenAsync(EmbeddedCluster cluster)
    {
        var address = new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { Pooling = false };
        var connection = new NpgsqlConnection(address.ConnectionString);
        await connection.OpenAsync();
        return connection;
    }
}
