using System.Text.Json;
using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Cases;
using Workflow.Activities.Common;
using Workflow.Activities.DataServices;
using Workflow.Activities.Tasks;

namespace Workflow.Activities.Trials;

/// <summary>
/// 试运行: runs the newest version of a workflow, draft or not, with an example. Data services are asked in the sandbox
/// only, mails are written and not sent, and nothing of it appears in inboxes, lists or statistics.
/// </summary>
/// <param name="Context">Caller, key.</param>
/// <param name="DefinitionId">Definition.</param>
/// <param name="Division">GB/T 2260 division applied in; for the workflow of a scenario.</param>
/// <param name="Content">The filled form for the workflow of a scenario, else the workflow's input: an object.</param>
public sealed record StartTrial(CommandContext Context, string DefinitionId, string? Division, JsonElement Content)
    : IRequest<TrialReceipt>;

/// <summary>A trial was started.</summary>
/// <param name="Number">Its number, in a series of its own.</param>
/// <param name="InstanceId">The workflow instance.</param>
public sealed record TrialReceipt(string Number, string InstanceId);

/// <summary>A trial: how far it is and what it waits for.</summary>
public sealed record GetTrial(Caller Caller, string Number) : IRequest<TrialView>;

/// <summary>Decides a task of a trial in the place of the clerk.</summary>
/// <param name="Context">Caller, key.</param>
/// <param name="Number">Trial.</param>
/// <param name="TaskId">Task.</param>
/// <param name="Outcome">One of its outcomes.</param>
/// <param name="Form">The filled form.</param>
/// <param name="Comment">Opinion; required by outcomes that deny.</param>
public sealed record DecideInTrial(
    CommandContext Context, string Number, string TaskId, string Outcome, JsonElement? Form, string? Comment)
    : IRequest<TrialReceipt>;

/// <summary>Ends a wait of a trial: the moment has come, the event has happened.</summary>
/// <param name="Context">Caller, key.</param>
/// <param name="Number">Trial.</param>
/// <param name="BookmarkId">What waits.</param>
/// <param name="Payload">What the event brings.</param>
public sealed record EndWaitInTrial(CommandContext Context, string Number, string BookmarkId, JsonElement? Payload)
    : IRequest<TrialReceipt>;

/// <summary>A trial as it stands.</summary>
public sealed record TrialView
{
    /// <summary>Number.</summary>
    public required string Number { get; init; }

    /// <summary>The workflow instance.</summary>
    public required string InstanceId { get; init; }

    /// <summary>Definition.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Version that runs.</summary>
    public required int DefinitionVersion { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Elsa's status: <c>Running</c>, <c>Finished</c>.</summary>
    public required string Status { get; init; }

    /// <summary>Elsa's sub-status: <c>Suspended</c>, <c>Finished</c>, <c>Faulted</c> …</summary>
    public required string SubStatus { get; init; }

    /// <summary>The case, where the workflow is a scenario's.</summary>
    public CaseView? Case { get; init; }

    /// <summary>Clerks' tasks that are open, each with an example.</summary>
    public required IReadOnlyList<TaskView> Tasks { get; init; }

    /// <summary>What else it waits for.</summary>
    public required IReadOnlyList<TrialWait> Waits { get; init; }

    /// <summary>Calls under way.</summary>
    public required int CallsUnderWay { get; init; }

    /// <summary>What went wrong.</summary>
    public required IReadOnlyList<TrialIncident> Incidents { get; init; }

    /// <summary>Calls of data services, newest first; all of them to the sandbox.</summary>
    public required IReadOnlyList<DataCall> Calls { get; init; }
}

/// <summary>A wait that an analyst may end.</summary>
/// <param name="BookmarkId">What waits.</param>
/// <param name="ActivityId">Activity.</param>
/// <param name="Kind">Kind of bookmark, such as <c>Delay</c> or <c>Event</c>.</param>
/// <param name="Key">What it waits for within the kind, such as the event's name.</param>
/// <param name="DueAt">When it ends by itself.</param>
public sealed record TrialWait(string BookmarkId, string ActivityId, string Kind, string Key, DateTimeOffset? DueAt);

/// <summary>An incident of a trial.</summary>
/// <param name="ActivityId">Where.</param>
/// <param name="Code">Machine word.</param>
/// <param name="Message">What happened.</param>
public sealed record TrialIncident(string ActivityId, string Code, string Message);
