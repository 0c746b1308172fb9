using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

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
}

/// <summary>A choice.</summary>
/// <param name="Name">Machine name; also the activity's outcome port.</param>
/// <param name="Label">For people.</param>
/// <param name="RequiresComment">Whether a reason must be written.</param>
public sealed record TaskOutcome(string Name, string Label, bool RequiresComment = false);
