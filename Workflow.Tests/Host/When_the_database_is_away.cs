using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Shouldly;
using Workflow.Host.Composition;
using Xunit;

namespace Workflow.Tests.Host;

public sealed class When_the_database_is_away
{
    [Fact]
    public async Task a_host_that_starts_waits_for_it()
    {
        var attempts = 0;
        await DatabaseOutage.OutlastAsync(
            () => ++attempts < 2 ? throw new NpgsqlException("away", new IOException()) : Task.CompletedTask,
            NullLogger.Instance,
            default);

        attempts.ShouldBe(2);
    }

    [Fact]
    public async Task what_is_no_outage_is_not_tried_again()
    {
        var attempts = 0;
        await Should.ThrowAsync<PostgresException>(() => DatabaseOutage.OutlastAsync(
            () =>
            {
                attempts++;
                throw new PostgresException("text", "ERROR", "ERROR", PostgresErrorCodes.UndefinedTable);
            },
            NullLogger.Instance,
            default));

        attempts.ShouldBe(1);
    }
}
