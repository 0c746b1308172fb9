namespace Workflow.Activities.Tasks.Signing;

/// <summary>How many of the added signers have to sign.</summary>
public static class SigningMode
{
    /// <summary>会签: every one of them.</summary>
    public const string All = "all";

    /// <summary>或签: one of them.</summary>
    public const string Any = "any";

    /// <summary>Both.</summary>
    public static IReadOnlyList<string> Modes { get; } = [All, Any];
}
