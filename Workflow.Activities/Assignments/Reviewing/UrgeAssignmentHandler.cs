using MediatR;
using Workflow.Activities.Assignments.Assigning;
using Workflow.Activities.Calendars;
using Workflow.Activities.Notices;
using Workflow.Activities.Notices.Drafting;
using Workflow.Activities.Notices.Issuing;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Assignments.Reviewing;

/// <summary>催办: an officer does not wait for the ladder. The 催办单 is issued with the same commit.</summary>
internal sealed class UrgeAssignmentHandler(
    AssignmentDesk desk, AssignmentRemarks remarks, NoticeWriter writer, NoticeIssue issue, ICalendars calendars)
    : IRequestHandler<UrgeAssignment, AssignmentReceipt>
{
    private const string Template = "urge";
    private const int ReplyDays = 3;

    public Task<AssignmentReceipt> Handle(UrgeAssignment request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Id,
        AssignmentAct.Urge,
        async (unit, state) =>
        {
            AssignmentDecisions.RequireUrgeable(state);
            var reason = await remarks.RequireAsync(unit, state, request.Reason, "/reason", "请写明催办的理由。", cancellationToken);
            var (id, number) = await IssueAsync(unit, state, cancellationToken);
            return [new AssignmentUrged(id, number, reason)];
        },
        cancellationToken);

    private async Task<(string Id, string Number)> IssueAsync(IUnitOfWork unit, AssignmentState state, CancellationToken cancellation)
    {
        var (made, tenant) = (state.Made!, unit.Origin.Tenant);
        var id = NoticeId.Of(tenant, Guid.CreateVersion7().ToString("N"));
        var (template, content) = await writer.WriteAsync(tenant, id, Draft(state, made, ChinaTime.DayOf(unit.Now)), cancellation);
        var stream = await unit.LoadAsync<NoticeState>(NoticeId.Stream(id), cancellation);
        var drafted = unit.Append(stream, NoticeDecisions.Draft(stream.State, new NoticeDrafted(
            id, template.Kind, new TemplateMark(template.Code, template.Hash), content, NeedsApproval: false, null)));
        var issued = unit.Append(drafted, await issue.IssueAsync(unit, drafted.State, cancellation));
        return (id, issued.State.Number!);
    }

    // A deadline that has passed is nothing to answer by.
    private NoticeDraft Draft(AssignmentState state, AssignmentMade made, DateOnly today) => new(
        Template,
        new NoticeMatter("assignment", made.AssignmentId, MatterName.Of(made.Source.Text)),
        made.Source.Text,
        made.Unit,
        state.Deadline >= today ? state.Deadline : calendars.China.AddWorkingDays(today, ReplyDays),
        made.Source.Basis);
}
