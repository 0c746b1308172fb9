namespace Workflow.Activities.SealedResults;

/// <summary>文书种类.</summary>
public static class ResultKind
{
    /// <summary>办理结果通知书: granted.</summary>
    public const string Granting = "granting";

    /// <summary>不予办理决定书: denied.</summary>
    public const string Denial = "denial";

    /// <summary>Each of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Granting, Denial];

    /// <summary>For people.</summary>
    public static string Name(string kind) => kind == Granting ? "办理结果通知书" : "不予办理决定书";
}
