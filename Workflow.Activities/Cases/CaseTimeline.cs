using Workflow.Activities.Calendars;
using Workflow.Activities.Cases.Archiving;
using Workflow.Activities.Cases.Correcting;
using Workflow.Activities.Cases.Extending;
using Workflow.Activities.Cases.Reckoning;
using Workflow.Activities.SealedResults;

namespace Workflow.Activities.Cases;

/// <summary>What each event reads like on the timeline, in the citizen's words.</summary>
internal static class CaseTimeline
{
    public static TimelineLine? LineOf(object @event, CaseState after, DateTimeOffset at) => @event switch
    {
        CaseSubmitted => new(at, "submitted", $"您提交了“{after.Title}”申请，编号 {after.Number}"),
        CaseAccepted accepted => new(
            at, "accepted", $"申请材料齐全，已受理，承诺 {ChinaTime.DayOf(accepted.DueAt):yyyy年M月d日} 前办结"),
        CaseRefused refused => new(at, "refused", "申请不予受理", Remark: refused.Reason),
        SupplementRequested asked => new(
            at, "supplement-requested", $"请一次性补正 {asked.Fields.Count} 项内容，补正后继续办理"),
        CaseSupplemented { DueAt: null } => new(at, "supplemented", "您已提交补正内容"),
        CaseSupplemented => new(at, "supplemented", "您已提交补正内容，办理时限重新计算"),
        SupplementCancelled => new(at, "supplement-cancelled", "不再需要补正，继续办理"),
        CaseItemOpened opened => OfItem(after, opened.Item, at, "item-opened", name => $"“{name}”开始办理"),
        CaseItemClosed closed => Ending(closed, after, at),
        CaseTaskOpened task => new(at, "task-opened", $"等待工作人员办理：{task.Name}", task.Organisation, task.Item),
        CaseTaskBecameOverdue task => new(
            at, "task-overdue", $"待办超期：{task.Name}", task.Organisation, task.Item, StaffOnly: true),
        CaseClockStopped stopped => new(at, "clock-stopped", "进入特别程序，办理时限暂停计算", Remark: stopped.Reason),
        CaseClockResumed => new(at, "clock-resumed", "特别程序结束，办理时限继续计算"),
        CaseDueReckoned { DueAt: { } due } reckoned when due != reckoned.FormerDueAt => new(
            at, "due-reckoned", $"放假安排公布，办理时限重新计算，承诺 {ChinaTime.DayOf(due):yyyy年M月d日} 前办结"),
        CaseClosed closed => new(at, "closed", $"全部办结（{CaseResult.Label(closed.Result)}）", Remark: closed.Reason),
        CaseWithdrawn withdrawn => new(at, "withdrawn", "您已撤回申请", Remark: withdrawn.Reason),
        RatingInvited => new(at, "rating-invited", "请您对本次办理进行评价"),
        CaseRated rated => new(at, "rated", $"您已评价：{RatingLabel(rated.Score)}"),
        ExtensionAsked asked => OfItem(
            after, asked.Item, at, "extension-asked", name => $"“{name}”申请延期 {asked.Days} 个工作日，等待批准") with { StaffOnly = true },
        ExtensionGranted granted => OfItem(
            after, granted.Item, at, "extension-granted", name => $"“{name}”经批准延期 {granted.Days} 个工作日") with { Remark = granted.Reason },
        ExtensionRefused refused => OfItem(
            after, refused.Item, at, "extension-refused", name => $"“{name}”的延期未获批准") with { Remark = refused.Reason, StaffOnly = true },
        ResultSealed => new(at, "result-sealed", $"已生成结果文书 {after.Document!.Numbered.Number}"),
        CaseLinked linked => new(
            at, "linked", $"可能重复：办件 {linked.CaseNumber} 与本件为同一对象，请核实", StaffOnly: true),
        CaseRelated { Relation: CaseRelation.Corrected } related => new(at, "related", $"本件申请更正办件 {related.CaseNumber} 的登记"),
        CaseRelated related => new(at, "related", $"办件 {related.CaseNumber} 申请更正本件的登记"),
        CaseChangeReported reported => new(at, "change-reported", "您告知了情况变化", Remark: reported.Words),
        CaseArchived archived => new(
            at, "archived", $"办件已归档，档号 {archived.ArchiveNumber}，保管期限 {RetentionPeriod.Name(archived.Retention)}"),
        CaseNoted { Text.Text: { } text } noted => new(
            at, "note", text, noted.Organisation, noted.Item, StaffOnly: noted.StaffOnly),
        CaseNoted noted => new(
            at, "note", "办理说明", noted.Organisation, noted.Item, noted.Text, noted.StaffOnly),
        _ => null,
    };

    public static string RatingLabel(int score) => score switch
    {
        1 => "非常不满意",
        2 => "不满意",
        3 => "基本满意",
        4 => "满意",
        _ => "非常满意",
    };

    private static TimelineLine Ending(CaseItemClosed closed, CaseState after, DateTimeOffset at) =>
        OfItem(after, closed.Item, at, "item-closed", name => closed.Result switch
        {
            CaseResult.Granted => $"“{name}”已办结",
            CaseResult.Denied => $"“{name}”不予办理",
            _ => $"“{name}”终止办理",
        }) with { Remark = closed.Reason };

    private static TimelineLine OfItem(
        CaseState state, string code, DateTimeOffset at, string kind, Func<string, string> text)
    {
        var plan = state.Item(code)?.Plan;
        return new TimelineLine(at, kind, text(plan?.Name ?? code), plan?.Organisation, code);
    }
}
