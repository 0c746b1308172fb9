using Shouldly;
using Workflow.Tests.Support;
using Xunit;
using Xunit.Abstractions;

namespace Workflow.Tests.Ledger;

/// <summary>The ledger rig: about two minutes in every run, as long as wanted by <c>./test --chaos MINUTES</c>.</summary>
[Collection(AloneCollection.Name)]
public sealed class When_nodes_die(ITestOutputHelper output)
{
    [Fact]
    public async Task nothing_acknowledged_is_lost_doubled_or_stuck()
    {
        var options = RigOptions.FromEnvironment();
        var result = await new Rig(options).RunAsync();

        output.WriteLine($"seed {options.Seed}, evidence in {options.Evidence}");
        output.WriteLine(result.Figures);
        result.Kills.ShouldBeGreaterThan(0);
        result.Acknowledged.ShouldBeGreaterThan(100);
        result.Findings.ShouldBeEmpty(
            $"seed {options.Seed}; logs, ledger and database are kept in {options.Evidence}\n"
            + string.Join('\n', result.Findings.Take(20)));
    }
}
