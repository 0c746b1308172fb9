using Workflow.Activities.Cases.Archiving;
using Workflow.Activities.Cases.Correcting;
using Workflow.Activities.Cases.Extending;
using Workflow.Activities.Cases.Reckoning;
using Workflow.Activities.Common;
using Workflow.Activities.SealedResults;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Cases;

internal sealed partial record CaseState
{
    public CaseState Apply(object @event, EventFacts facts) =>
        Fold(@event, facts.At).Told(@event, facts.At) with { Version = facts.Version };

    private CaseState Fold(object @event, DateTimeOffset at) => @event switch
    {
        CaseSubmitted filed => Filed(filed, at),
        CaseAccepted accepted => this with { Status = CaseStatus.Accepted, AcceptedAt = at, DueAt = accepted.DueAt },
        CaseRefused refused => Ended(at, CaseStatus.Refused, null, refused.Reason),
        SupplementRequested asked => this with
        {
            Status = CaseStatus.Supplement,
            FormerStatus = Status,
            Supplement = asked,
            ClockStoppedAt = at,
        },
        CaseSupplemented amended => this with
        {
            Status = FormerStatus,
            Supplement = null,
            ClockStoppedAt = null,
            Form = amended.Form,
            Applicant = amended.Applicant,
            Lookups = [.. amended.Lookups],
            DueAt = amended.DueAt,
        },
        SupplementCancelled cancelled => this with
        {
            Status = FormerStatus,
            Supplement = null,
            ClockStoppedAt = null,
            DueAt = cancelled.DueAt,
        },
        CaseItemOpened opened => (this with { Status = Status == CaseStatus.Accepted ? CaseStatus.Review : Status })
            .WithItem(opened.Item, item => item with { Number = opened.ItemNumber, OpenedAt = at }),
        CaseItemClosed closed => WithItem(
            closed.Item, item => item with { Result = closed.Result, Reason = closed.Reason, ClosedAt = at }),
        CaseTaskOpened task => this with { Tasks = Tasks.Add(new CaseTask(task.TaskId, task.Organisation, task.Item)) },
        CaseClockStopped => this with { Status = CaseStatus.Special, FormerStatus = Status, ClockStoppedAt = at },
        CaseClockResumed resumed => this with { Status = FormerStatus, ClockStoppedAt = null, DueAt = resumed.DueAt },
        CaseDueReckoned reckoned => this with { DueAt = reckoned.DueAt, Calendar = reckoned.Calendar },
        CaseClosed closed => Ended(at, CaseStatus.Closed, closed.Result, closed.Reason),
        CaseWithdrawn withdrawn => Ended(at, CaseStatus.Withdrawn, CaseResult.Withdrawn, withdrawn.Reason),
        ExtensionAsked asked => this with { Extensions = Extensions.Add(new Extension(asked, ExtensionStatus.Asked)) },
        ExtensionGranted granted => Extended(granted.Item, ExtensionStatus.Granted) with { DueAt = granted.DueAt },
        ExtensionRefused refused => Extended(refused.Item, ExtensionStatus.Refused),
        CaseRelated related => this with { Related = Related.Add(related) },
        CaseRated rated => this with { Rating = rated.Score },
        CaseArchived archived => this with
        {
            Archive = new CaseArchive(archived.ArchiveNumber, archived.Retention, archived.KeptUntil, at),
        },
        ResultNumbered numbered => this with { Document = new ResultDocument(numbered, null, null) },
        ResultSealed result => this with { Document = Document! with { Sealed = result, SealedAt = at } },
        _ => this,
    };

    private CaseState Filed(CaseSubmitted filed, DateTimeOffset at) => this with
    {
        Number = filed.CaseNumber,
        Scenario = filed.Scenario,
        Title = filed.Title,
        Division = filed.Division,
        Applicant = filed.Applicant,
        Lookups = [.. filed.Lookups],
        Filer = filed.Filer,
        Company = filed.Company,
        InstanceId = filed.InstanceId,
        PromisedDays = filed.PromisedDays,
        SubmittedAt = at,
        Form = filed.Form,
        Items = [.. filed.Items.Select((plan, index) => new CaseItem(plan, index + 1))],
    };

    private CaseState Ended(DateTimeOffset at, string status, string? result, Remark? reason) => this with
    {
        Status = status,
        Result = result,
        Reason = reason,
        ClosedAt = at,
        ClockStoppedAt = null,
        Supplement = null,
    };

    private CaseState WithItem(string code, Func<CaseItem, CaseItem> change) => this with
    {
        Items = [.. Items.Select(item => item.Plan.Code == code ? change(item) : item)],
    };

    private CaseState Extended(string item, string status) => this with
    {
        Extensions =
        [
            .. Extensions.Select(each => each.Asked.Item == item && each.Status == ExtensionStatus.Asked ? each with { Status = status } : each),
        ],
    };

    private CaseState Told(object @event, DateTimeOffset at) =>
        CaseTimeline.LineOf(@event, this, at) is { } line ? this with { Timeline = Timeline.Add(line) } : this;
}
