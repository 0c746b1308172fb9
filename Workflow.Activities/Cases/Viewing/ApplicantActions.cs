using Workflow.Activities.Cases.Withdrawing;
using Workflow.Activities.Common;

namespace Workflow.Activities.Cases.Viewing;

/// <summary>What the applicant must or may do now.</summary>
internal static class ApplicantActions
{
    /// <summary>Told while the workflow goes on after the decision.</summary>
    public static ApplicantAction Change { get; } =
        new(ApplicantActionKind.Change, "情况有变化的，请告知承办部门。", Required: false, []);

    public static IReadOnlyList<ApplicantAction> Of(CaseState state, Func<Remark, string?> words) =>
        [.. Supplement(state, words), .. Withdraw(state), .. Rate(state)];

    private static IEnumerable<ApplicantAction> Supplement(CaseState state, Func<Remark, string?> words)
    {
        if (state.Supplement is { } asked)
        {
            yield return new ApplicantAction(
                ApplicantActionKind.Supplement,
                $"请补正以下 {asked.Fields.Count} 项内容后重新提交。",
                Required: true,
                [.. asked.Fields.Select(field => new FieldError(field.Field, words(field.Message) ?? "请核对并补正"))]);
        }
    }

    private static IEnumerable<ApplicantAction> Withdraw(CaseState state)
    {
        if (Withdrawal.IsOpen(state))
        {
            yield return new ApplicantAction(ApplicantActionKind.Withdraw, "办结之前可以撤回申请。", Required: false, []);
        }
    }

    private static IEnumerable<ApplicantAction> Rate(CaseState state)
    {
        if (state is { Status: CaseStatus.Closed, Rating: null, Archive: null })
        {
            yield return new ApplicantAction(ApplicantActionKind.Rate, "请对本次办理作出评价。", Required: false, []);
        }
    }
}
