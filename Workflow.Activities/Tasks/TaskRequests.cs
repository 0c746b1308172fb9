using System.Text.Json;
using System.Text.Json.Nodes;
using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;

namespace Workflow.Activities.Tasks;

/// <summary>待办: the caller's inbox: tasks of the caller's organisation that are open or the caller's own.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="State"><c>open</c>, <c>mine</c>, <c>unclaimed</c>, <c>done</c>; null stands for open.</param>
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
    int Take = 50) : IRequest<Page<TaskView>>;

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

/// <summary>A user task (待办) as the API and the pages show it.</summary>
public sealed record TaskView
{
    /// <summary>Task id.</summary>
    public required string Id { get; init; }

    /// <summary>What is to be done.</summary>
    public required string Name { get; init; }

    /// <summary>The case it belongs to.</summary>
    public required string CaseNumber { get; init; }

    /// <summary>Scenario name.</summary>
    public required string Scenario { get; init; }

    /// <summary>Item code, when it decides one.</summary>
    public string? Item { get; init; }

    /// <summary>Organisation whose clerks may do it.</summary>
    public required string Organisation { get; init; }

    /// <summary><c>open</c>, <c>claimed</c>, <c>completed</c>, <c>cancelled</c>.</summary>
    public required string State { get; init; }

    /// <summary>Who holds it.</summary>
    public string? ClaimedBy { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Promised end of its item.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>green, yellow, red.</summary>
    public required string Light { get; init; }

    /// <summary>JSON Schema of the clerk's form; an empty object when there is nothing to fill in.</summary>
    public required JsonNode Form { get; init; }

    /// <summary>A filled form that would be accepted.</summary>
    public required JsonNode Example { get; init; }

    /// <summary>Choices, the favourable one first.</summary>
    public required IReadOnlyList<TaskOutcome> Outcomes { get; init; }

    /// <summary>The chosen outcome once it is done.</summary>
    public string? Outcome { get; init; }

    /// <summary>Why it was cancelled, where somebody said so.</summary>
    public string? Reason { get; init; }

    /// <summary>Version of the task stream, for If-Match.</summary>
    public required long Version { get; init; }
}

/// <summary>A choice.</summary>
/// <param name="Name">Machine name; also the activity's outcome port.</param>
/// <param name="Label">For people.</param>
/// <param name="RequiresComment">Whether a reason must be written.</param>
public sealed record TaskOutcome(string Name, string Label, bool RequiresComment = false);
