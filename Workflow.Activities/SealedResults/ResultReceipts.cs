namespace Workflow.Activities.SealedResults;

/// <summary>Shows what was made.</summary>
internal static class ResultReceipts
{
    public static ResultReceipt? Of(ResultDocument? document) => document is { Sealed: { } made, SealedAt: { } at, Numbered: { } numbered }
        ? new ResultReceipt(numbered.Number, ResultKind.Name(numbered.Kind), numbered.Code, made.Sha256, at)
        : null;
}
