using System.Globalization;

namespace Workflow.Tests.Ledger;

/// <summary>What a run of the rig is to be like.</summary>
/// <param name="Nodes">Host processes on the one database.</param>
/// <param name="Duration">How long clients and troubles go on.</param>
/// <param name="KillEvery">Between two kill -9.</param>
/// <param name="Seed">Draws every choice of the troubles.</param>
/// <param name="Evidence">Folder for logs, the ledger and the findings.</param>
internal sealed record RigOptions(int Nodes, TimeSpan Duration, TimeSpan KillEvery, int Seed, string Evidence)
{
    /// <summary>Set by <c>./test --chaos MINUTES</c>.</summary>
    public const string MinutesVariable = "WORKFLOW_CHAOS_MINUTES";

    private const string EvidenceVariable = "WORKFLOW_EVIDENCE";
    private const string SeedVariable = "WORKFLOW_CHAOS_SEED";

    /// <summary>The run as the environment wants it: two minutes that belong to every test run, or longer.</summary>
    public static RigOptions FromEnvironment()
    {
        var seed = Environment.GetEnvironmentVariable(SeedVariable) is { Length: > 0 } given
            ? int.Parse(given, CultureInfo.InvariantCulture)
            : Random.Shared.Next(1, 1_000_000);
        var evidence = EvidenceFolder($"ledger-{seed}");
        return Environment.GetEnvironmentVariable(MinutesVariable) is { Length: > 0 } minutes
            ? new RigOptions(
                3, TimeSpan.FromMinutes(double.Parse(minutes, CultureInfo.InvariantCulture)), TimeSpan.FromSeconds(5), seed, evidence)
            : new RigOptions(2, TimeSpan.FromSeconds(35), TimeSpan.FromSeconds(6), seed, evidence);
    }

    /// <summary>Where a long run keeps what it saw.</summary>
    public static string EvidenceFolder(string name)
    {
        var root = Environment.GetEnvironmentVariable(EvidenceVariable) is { Length: > 0 } folder
            ? folder
            : Path.Combine(Path.GetTempPath(), "workflow-evidence");
        return Directory.CreateDirectory(Path.Combine(root, name)).FullName;
    }
}
