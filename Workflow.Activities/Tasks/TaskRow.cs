using System.Text.Json;
using Marten;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tasks;

/// <summary>A task in inboxes. Personal values stand in it sealed only.</summary>
internal sealed record TaskRow
{
    /// <summary>Task id.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string CaseNumber { get; init; }

    public required string Scenario { get; init; }

    public string? Item { get; init; }

    public required string Organisation { get; init; }

    public required string State { get; init; }

    public string? ClaimedBy { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? DueAt { get; init; }

    public required int LimitDays { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public required JsonElement Form { get; init; }

    public required JsonElement Example { get; init; }

    public required IReadOnlyList<TaskOutcome> Outcomes { get; init; }

    public string? Outcome { get; init; }

    public string? Reason { get; init; }

    public required long Version { get; init; }

    public static TaskRow Of(TaskCreated created, TaskState state) => new()
    {
        Id = created.TaskId,
        Name = created.Name,
        CaseNumber = created.CaseNumber,
        Scenario = created.Scenario,
        Item = created.Item,
        Organisation = created.Organisation,
        State = state.Status,
        ClaimedBy = state.ClaimedBy,
        CreatedAt = state.CreatedAt,
        DueAt = state.DueAt,
        LimitDays = created.LimitDays,
        EndedAt = state.EndedAt,
        Form = created.Form,
        Example = created.Example,
        Outcomes = created.Outcomes,
        Outcome = state.Outcome,
        Reason = state.Reason,
        Version = state.Version,
    };
}

/// <summary>Writes <see cref="TaskRow"/>.</summary>
internal sealed class TaskRows : IReadModel<TaskState>
{
    public IReadOnlyCollection<Type> Rows => [typeof(TaskRow)];

    public void Write(IDocumentOperations operations, string streamId, TaskState before, TaskState after)
    {
        if (after.Created is { } created)
        {
            operations.Store(TaskRow.Of(created, after));
        }
    }
}
