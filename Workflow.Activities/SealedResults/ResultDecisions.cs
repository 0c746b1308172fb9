using System.Globalization;
using Workflow.Activities.Cases;
using Workflow.Activities.Common;

namespace Workflow.Activities.SealedResults;

/// <summary>Which cases end in a document, and what happens to it once.</summary>
internal static class ResultDecisions
{
    /// <summary>Whether the case ended in something to be put on paper: neither taken back nor broken off.</summary>
    public static bool HasResult(CaseState state) =>
        state is { Status: CaseStatus.Closed, Result: CaseResult.Granted or CaseResult.Denied };

    /// <summary>Whether it can be made now: nothing is added to a case that was archived.</summary>
    public static bool CanMake(CaseState state) => HasResult(state) && state.Archive is null;

    /// <summary>Numbers it.</summary>
    /// <exception cref="RefusalException">There is no result.</exception>
    public static IReadOnlyList<object> Number(CaseState state, ResultNumbered numbered) =>
        state.Document is not null ? []
        : CanMake(state) ? [numbered]
        : throw (HasResult(state) ? Archived() : NoResult());

    /// <summary>Seals it; what was sealed before stays.</summary>
    public static IReadOnlyList<object> Seal(CaseState state, ResultSealed result) =>
        state.Document is null ? throw NoResult()
        : state.Document.Sealed is not null ? []
        : state.Archive is null ? [result]
        : throw Archived();

    public static string KindOf(CaseState state) => state.Result == CaseResult.Granted ? ResultKind.Granting : ResultKind.Denial;

    /// <summary>文号: <c>320100政务结〔2026〕3号</c>; a series for each city and year.</summary>
    public static string NumberOf(string tenant, int year, long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{tenant}政务结〔{year}〕{sequence}号");

    private static RefusalException Archived() =>
        Refusals.Conflict("result.archived", "办件已经归档，不能再生成结果文书。需要证明的，请向承办部门申请查档。");

    private static RefusalException NoResult() =>
        Refusals.Conflict("result.none", "办件还没有准予或者不予办理的结果，办结后才有结果文书。");
}
