using Workflow.Activities.Common;

namespace Workflow.Activities.Cases.Extending;

/// <summary>延期 of an item's limit, as the case's stream tells it.</summary>
/// <param name="Asked">What was asked for.</param>
/// <param name="Status">See <see cref="ExtensionStatus"/>.</param>
internal sealed record Extension(ExtensionAsked Asked, string Status);

/// <summary>How an extension stands.</summary>
public static class ExtensionStatus
{
    /// <summary>待批准.</summary>
    public const string Asked = "asked";

    /// <summary>已批准.</summary>
    public const string Granted = "granted";

    /// <summary>未批准.</summary>
    public const string Refused = "refused";
}

/// <summary>
/// What may happen to a limit. Ten working days at most and once an item, as 行政许可法 第四十二条 allows with the approval of whoever
/// leads the office; the applicant is told the reason.
/// </summary>
internal static class Extensions
{
    /// <summary>Most working days.</summary>
    public const int MostDays = 10;

    /// <summary>Asks for one.</summary>
    public static IReadOnlyList<object> Ask(CaseState state, string item, int days, Remark reason, string by)
    {
        var found = state.Item(item);
        return found switch
        {
            null => throw Refusals.NotFound("case.item-unknown", "办件中没有这个联办事项。"),
            { IsOpen: false } => throw Refusals.Conflict("case.item-not-open", "该事项没有在办理中，不能延期。"),
            _ when !state.ClockRuns => throw Refusals.Conflict("case.clock-stopped", "办理时限现在没有计算，不需要延期。"),
            _ when days is < 1 or > MostDays => throw Refusals.Invalid(
                "case.extension-days", "延期天数不对。", new FieldError("/days", $"请填写 1 至 {MostDays} 个工作日。")),
            _ when Of(state, item, ExtensionStatus.Granted) is not null => throw Refusals.Conflict(
                "case.extended", "该事项已经延期一次，不能再延期。"),
            _ when Of(state, item, ExtensionStatus.Asked) is not null => throw Refusals.Conflict(
                "case.extension-open", "该事项的延期正在等待批准。"),
            _ => [new ExtensionAsked(item, days, reason, by)],
        };
    }

    /// <summary>Approves or refuses what was asked for by somebody else.</summary>
    public static IReadOnlyList<object> Decide(
        CaseState state, string item, bool isGranted, Remark? reason, string by, Func<DateTimeOffset, int, DateTimeOffset> later)
    {
        if (Of(state, item, ExtensionStatus.Asked) is not { Asked: var asked })
        {
            throw Refusals.Conflict("case.no-extension-asked", "该事项没有等待批准的延期，它可能已经由其他人处理。");
        }

        if (asked.By == by)
        {
            throw Refusals.Forbidden("case.own-extension", "延期须由他人批准，申请人不能批准自己的延期。");
        }

        if (!isGranted)
        {
            return [new ExtensionRefused(item, reason, by)];
        }

        return state.ClockRuns && state.Item(item)!.IsOpen
            ? [new ExtensionGranted(item, asked.Days, asked.Reason, by, state.DueAt is { } dueAt ? later(dueAt, asked.Days) : null)]
            : throw Refusals.Conflict("case.item-not-open", "该事项没有在办理中，不能延期。");
    }

    private static Extension? Of(CaseState state, string item, string status) =>
        state.Extensions.LastOrDefault(each => each.Asked.Item == item && each.Status == status);
}
