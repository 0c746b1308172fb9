using Npgsql;
using Shouldly;
using Workflow.Engine.Streams;
using Workflow.Host.Api.Problems;
using Workflow.Host.Composition;
using Xunit;

namespace Workflow.Tests.Engine.Streams;

public sealed class CommitFailureTests
{
    [Fact]
    public void a_connection_cut_during_a_commit_is_an_outage_and_no_fault_of_ours()
    {
        // What the store throws then is about the roll-back that could not be.
        var failure = CommitFailure.Translate(new ObjectDisposedException(nameof(NpgsqlTransaction)));

        ExceptionProblems.For(failure!).Status.ShouldBe(503);
    }

    [Theory]
    [InlineData("57P01")]
    [InlineData("57P02")]
    [InlineData("57P03")]
    public void a_server_that_goes_down_or_comes_up_is_an_outage(string state) => DatabaseOutage
        .Is(new InvalidOperationException("wrapped", new PostgresException("text", "FATAL", "FATAL", state)))
        .ShouldBeTrue();

    [Fact]
    public void a_violated_rule_of_the_database_is_no_outage() =>
        DatabaseOutage.Is(new PostgresException("text", "ERROR", "ERROR", PostgresErrorCodes.UniqueViolation)).ShouldBeFalse();
}
