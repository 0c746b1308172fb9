using System.Text.Json;
using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;

namespace Workflow.Activities.Tasks;

/// <summary>待办: the caller's inbox: tasks of the caller's organisation that are open or the caller's own.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="State">One of <see cref="Inbox.InboxView"/>; null stands for open.</param>
/// <param name="CaseNumber">Only tasks of this case.</param>
/// <param name="Search">Part of name or case number.</param>
/// <param name="Sort"><c>dueAt</c> (default), <c>createdAt</c>, <c>name</c>; a leading minus reverses.</param>
/// <param name="Skip">Items to leave out.</param>
/// <param name="Take">Items to give, at most 200.</param>
public sealed record ListTasks(
    Caller Caller,
    string? State = null,
    string? CaseNumber = null,
    string? Search = null,
    string? Sort = null,
    int Skip = 0,
    int Take = 50) : IRequest<Page<TaskView>>
{
    /// <summary>Only tasks under this light, one of <see cref="Calendars.Light"/>.</summary>
    public string? Light { get; init; }

    /// <summary>Only tasks of this scenario, by name.</summary>
    public string? Scenario { get; init; }

    /// <summary>Only tasks that decide this item, by code.</summary>
    public string? Item { get; init; }
}

/// <summary>One task; refused as not found when it is not the caller's organisation's.</summary>
public sealed record GetTask(Caller Caller, string Id) : IRequest<TaskView>;

/// <summary>认领.</summary>
public sealed record ClaimTask(CommandContext Context, string Id) : IRequest<TaskView>;

/// <summary>Gives a claimed task back to the organisation.</summary>
public sealed record ReleaseTask(CommandContext Context, string Id) : IRequest<TaskView>;

/// <summary>办理: decides. An unclaimed task is claimed with it.</summary>
/// <param name="Context">Caller, key.</param>
/// <param name="Id">Task.</param>
/// <param name="Outcome">One of the task's outcomes.</param>
/// <param name="Form">The filled form; null when the task has none.</param>
/// <param name="Comment">Opinion; required by outcomes that deny.</param>
public sealed record CompleteTask(CommandContext Context, string Id, string Outcome, JsonElement? Form, string? Comment)
    : IRequest<TaskView>;
