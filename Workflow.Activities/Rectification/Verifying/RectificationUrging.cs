using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Activities.Notices;
using Workflow.Activities.Notices.Drafting;
using Workflow.Activities.Notices.Issuing;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Rectification.Verifying;

/// <summary>催办: issues a 催办单 for what the unit owes, with the caller's commit.</summary>
internal sealed class RectificationUrging(NoticeWriter writer, NoticeIssue issue, ICalendars calendars)
{
    private const string Template = "urge";
    private const int ReplyDays = 3;

    /// <summary>Issues the notice; gives what follows for the rectification.</summary>
    /// <param name="unit">Unit of work.</param>
    /// <param name="state">The rectification.</param>
    /// <param name="unique">What makes the notice's id unique in the tenant.</param>
    /// <param name="reason">Why an officer does it; null when a workflow does.</param>
    /// <param name="origin">The workflow; null when an officer does it.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<RectificationUrged> UrgeAsync(
        IUnitOfWork unit,
        RectificationState state,
        string unique,
        Remark? reason,
        NoticeOrigin? origin,
        CancellationToken cancellation)
    {
        var tenant = unit.Origin.Tenant;
        var id = NoticeId.Of(tenant, unique);
        var (template, content) = await writer.WriteAsync(tenant, id, Draft(state, ChinaTime.DayOf(unit.Now)), cancellation);
        var stream = await unit.LoadAsync<NoticeState>(NoticeId.Stream(id), cancellation);
        var drafted = unit.Append(stream, NoticeDecisions.Draft(stream.State, new NoticeDrafted(
            id, template.Kind, new TemplateMark(template.Code, template.Hash), content, NeedsApproval: false, origin)));
        var issued = unit.Append(drafted, await issue.IssueAsync(unit, drafted.State, cancellation));
        return new RectificationUrged(id, issued.State.Number!, state.DueOn, reason);
    }

    // A deadline that has passed is nothing to answer by.
    private NoticeDraft Draft(RectificationState state, DateOnly today)
    {
        var (order, owed) = (state.Order!, RectificationStanding.Of(state));
        return new NoticeDraft(
            Template,
            order.Matter with { Text = $"{order.Matter.Text}整改" },
            state.Status == RectificationStatus.Ordered ? "报送整改方案" : $"完成整改并报送整改报告（{owed.Requirement}）",
            order.Unit,
            state.DueOn >= today ? state.DueOn : calendars.China.AddWorkingDays(today, ReplyDays),
            owed.Basis);
    }
}
