using System.Text.Json;
using Marten;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tasks;

/// <summary>A task in inboxes. Personal values stand in it sealed only.</summary>
internal sealed record TaskRow : TaskFacts
{
    /// <summary>Working days of its limit.</summary>
    public required int LimitDays { get; init; }

    /// <summary>When it was done or cancelled.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>JSON Schema of the clerk's form.</summary>
    public required JsonElement Form { get; init; }

    /// <summary>A filled form that would be accepted, personal values sealed.</summary>
    public required JsonElement Example { get; init; }

    public static TaskRow Of(TaskCreated created, TaskState state) => new()
    {
        Id = created.TaskId,
        Name = created.Name,
        CaseNumber = created.CaseNumber,
        Scenario = created.Scenario,
        Item = created.Item,
        ItemName = created.ItemName,
        Step = created.Step,
        AllowsBatch = created.Batch ?? false,
        SentBackAt = state.SentBackAt,
        Organisation = created.Organisation,
        State = state.Status,
        ClaimedBy = state.ClaimedBy,
        AskedOf = state.AskedOf,
        CopiedTo = state.CopiedTo,
        UrgedAt = state.IsOpen ? state.UrgedAt : null,
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
