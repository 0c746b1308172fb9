using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Workflow.Activities.Tasks.Moves;

namespace Workflow.Activities.Tasks;

/// <summary>What a user task's row and its view have in common.</summary>
public abstract record TaskFacts
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

    /// <summary>Its name.</summary>
    public string? ItemName { get; init; }

    /// <summary>Id of its activity in the workflow; null for tasks of earlier releases.</summary>
    public string? Step { get; init; }

    /// <summary>Whether it may be decided together with others (批量办理).</summary>
    public bool AllowsBatch { get; init; }

    /// <summary>When a later step sent the case back to this one (驳回), so that the decision counts no more.</summary>
    public DateTimeOffset? SentBackAt { get; init; }

    /// <summary>Organisation whose clerks may do it.</summary>
    public required string Organisation { get; init; }

    /// <summary><c>open</c>, <c>claimed</c>, <c>completed</c>, <c>cancelled</c>.</summary>
    public required string State { get; init; }

    /// <summary>Who holds it.</summary>
    public string? ClaimedBy { get; init; }

    /// <summary>Who is asked for something beside the holder: the delegate (委派), or those who have to sign (加签).</summary>
    public IReadOnlyList<string> AskedOf { get; init; } = [];

    /// <summary>抄送: who has a copy.</summary>
    public IReadOnlyList<string> CopiedTo { get; init; } = [];

    /// <summary>When it was last urged (催办) while open.</summary>
    public DateTimeOffset? UrgedAt { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Promised end of its item.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Choices, the favourable one first.</summary>
    public required IReadOnlyList<TaskOutcome> Outcomes { get; init; }

    /// <summary>The chosen outcome once it is done.</summary>
    public string? Outcome { get; init; }

    /// <summary>Why it was cancelled, where somebody said so.</summary>
    public string? Reason { get; init; }

    /// <summary>Version of the task stream, for If-Match.</summary>
    public required long Version { get; init; }
}

/// <summary>A user task (待办) as the API and the pages show it.</summary>
public sealed record TaskView : TaskFacts
{
    /// <summary>An empty view.</summary>
    public TaskView()
    {
    }

    [SetsRequiredMembers]
    internal TaskView(TaskFacts facts, string light, JsonNode form, JsonNode example)
        : base(facts) =>
        (Light, Form, Example) = (light, form, example);

    /// <summary>green, yellow, red.</summary>
    public required string Light { get; init; }

    /// <summary>JSON Schema of the clerk's form; an empty object when there is nothing to fill in.</summary>
    public required JsonNode Form { get; init; }

    /// <summary>A filled form that would be accepted.</summary>
    public required JsonNode Example { get; init; }

    /// <summary>For whom the caller would act on it as a deputy (代办); null when it is the caller's own or the office's.</summary>
    public string? ActingFor { get; init; }

    /// <summary>Why the step has to be done again; given for one task.</summary>
    public ReturnedView? Returned { get; init; }

    /// <summary>What the caller may do beside claiming and deciding; given for one task, empty in lists.</summary>
    public IReadOnlyList<string> Moves { get; init; } = [];

    /// <summary>What clerks did with it among themselves, oldest first; given for one task, empty in lists.</summary>
    public IReadOnlyList<TrailEntry> Trail { get; init; } = [];
}

/// <summary>A choice.</summary>
/// <param name="Name">Machine name; also the activity's outcome port.</param>
/// <param name="Label">For people.</param>
/// <param name="RequiresComment">Whether a reason must be written.</param>
/// <param name="BackTo">驳回: id of the earlier user task's activity that the case goes back to; null where it goes on.</param>
public sealed record TaskOutcome(string Name, string Label, bool RequiresComment = false, string? BackTo = null);

/// <summary>Why a step has to be done again.</summary>
/// <param name="TaskId">The task that was done before.</param>
/// <param name="From">Name of the step that sent it back.</param>
/// <param name="By">Who did.</param>
/// <param name="Reason">Why; null when its person was erased.</param>
public sealed record ReturnedView(string TaskId, string From, string By, JsonNode? Reason);
