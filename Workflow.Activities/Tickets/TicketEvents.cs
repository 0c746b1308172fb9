using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Activities.Tasks;

namespace Workflow.Activities.Tickets;

/// <summary>登记: a ticket was opened and its workflow accepted.</summary>
/// <param name="TicketId">Id.</param>
/// <param name="Kind">Code of its kind.</param>
/// <param name="Number">编号.</param>
/// <param name="Title">What it is about; stands in the open.</param>
/// <param name="Organisation">Unit that opened it.</param>
/// <param name="Schema">The form's schema as it was: as text, since the database keeps no order of members, and people read the questions in theirs.</param>
/// <param name="Form">The form, personal values sealed.</param>
/// <param name="InstanceId">The workflow that runs it.</param>
internal sealed record TicketOpened(
    string TicketId,
    string Kind,
    string Number,
    string Title,
    string Organisation,
    string Schema,
    JsonElement Form,
    string InstanceId);

/// <summary>环节: something is asked of a unit.</summary>
/// <param name="StepId">Id within the ticket.</param>
/// <param name="Name">What is to be done.</param>
/// <param name="Organisation">Who does it.</param>
/// <param name="Schema">JSON Schema of its form, as text; <c>{}</c> when there is none.</param>
/// <param name="Example">A filled form that passes.</param>
/// <param name="Outcomes">Choices.</param>
/// <param name="DueAt">Its deadline; null when it has none.</param>
/// <param name="AtOverdue">See <see cref="Steps.AtOverdue"/>.</param>
/// <param name="InstanceId">The workflow that waits.</param>
/// <param name="BookmarkId">Where it waits.</param>
internal sealed record TicketStepOpened(
    string StepId,
    string Name,
    string Organisation,
    string Schema,
    JsonElement Example,
    IReadOnlyList<TaskOutcome> Outcomes,
    DateTimeOffset? DueAt,
    string AtOverdue,
    string InstanceId,
    string BookmarkId);

/// <summary>办结环节.</summary>
/// <param name="StepId">Which.</param>
/// <param name="Outcome">The choice.</param>
/// <param name="Form">The form, personal values sealed.</param>
/// <param name="Comment">意见, sealed.</param>
internal sealed record TicketStepDone(string StepId, string Outcome, JsonElement Form, Remark? Comment);

/// <summary>提醒: it is due on the next working day.</summary>
internal sealed record TicketStepReminded(string StepId);

/// <summary>逾期.</summary>
/// <param name="StepId">Which.</param>
/// <param name="MatterId">The supervision ladder's matter, where one was set to it.</param>
internal sealed record TicketStepOverdue(string StepId, string? MatterId);

/// <summary>Nobody needs the step any more.</summary>
internal sealed record TicketStepCancelled(string StepId);

/// <summary>办结: the workflow came to its end.</summary>
/// <param name="Result">The result in words.</param>
/// <param name="IsFavourable">Whether whoever opened it got what was asked for.</param>
internal sealed record TicketClosed(string Result, bool IsFavourable);

/// <summary>撤回 by the unit that opened it.</summary>
internal sealed record TicketWithdrawn(Remark Reason);
