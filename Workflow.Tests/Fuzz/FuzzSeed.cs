using System.Globalization;

namespace Workflow.Tests.Fuzz;

/// <summary>Two runs of mutants each time: one that is always the same, and one that never was before.</summary>
internal static class FuzzSeed
{
    private const string Variable = "WORKFLOW_FUZZ_SEED";

    public static IReadOnlyList<int> All { get; } =
    [
        20261124,
        Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } given
            ? int.Parse(given, CultureInfo.InvariantCulture)
            : Random.Shared.Next(),
    ];
}
