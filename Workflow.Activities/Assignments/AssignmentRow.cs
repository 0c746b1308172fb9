using Marten;
using Workflow.Activities.Assignments.Lights;
using Workflow.Activities.Calendars;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Assignments;

/// <summary>An assignment in lists and on boards. Nothing that people wrote about it stands in it.</summary>
internal sealed record AssignmentRow
{
    public required string Id { get; init; }

    public required string Status { get; init; }

    public string? Number { get; init; }

    public required string PlanId { get; init; }

    /// <summary>The plan's year: boards look at one year.</summary>
    public required int PlanYear { get; init; }

    public required string PlanTitle { get; init; }

    public required string ProgrammeId { get; init; }

    public required string Programme { get; init; }

    public required string Task { get; init; }

    public required string MeasureId { get; init; }

    public required string Text { get; init; }

    public required string Unit { get; init; }

    public required IReadOnlyList<string> Assisting { get; init; }

    /// <summary>牵头 and 配合单位: whoever of them looks finds it by one index.</summary>
    public required IReadOnlyList<string> Units { get; init; }

    public required DateOnly Deadline { get; init; }

    public int? Percent { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public DateTimeOffset? SignedAt { get; init; }

    public DateTimeOffset? FedBackAt { get; init; }

    public DateTimeOffset? SubmittedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public required long Version { get; init; }

    /// <summary>What the light counts from.</summary>
    public required LightClocks Clocks { get; init; }

    public string? MilestoneTitle { get; init; }

    /// <summary>Whether it was submitted after its deadline.</summary>
    public required bool IsLate { get; init; }

    public LightFacts LightFacts => new(
        Clocks,
        MilestoneTitle,
        Deadline,
        SubmittedAt is { } at ? ChinaTime.DayOf(at) : null,
        Status == AssignmentStatus.Closed);

    public static AssignmentRow Of(AssignmentMade made, AssignmentState state)
    {
        var facts = LightReading.Of(state);
        return new AssignmentRow
        {
            Id = made.AssignmentId,
            Status = state.Status,
            Number = state.Delivered?.Number,
            PlanId = made.Source.PlanId,
            PlanYear = AssignmentId.YearOf(made.AssignmentId),
            PlanTitle = made.Source.PlanTitle,
            ProgrammeId = made.Source.ProgrammeId,
            Programme = made.Source.Programme,
            Task = made.Source.Task,
            MeasureId = made.Source.MeasureId,
            Text = made.Source.Text,
            Unit = made.Unit,
            Assisting = made.Assisting,
            Units = [made.Unit, .. made.Assisting],
            Deadline = state.Deadline,
            Percent = state.Percent,
            MadeAt = state.MadeAt,
            SignedAt = state.SignedAt,
            FedBackAt = state.FedBackAt,
            SubmittedAt = state.SubmittedAt,
            ClosedAt = state.ClosedAt,
            Version = state.Version,
            Clocks = facts.Clocks,
            MilestoneTitle = facts.MilestoneTitle,
            IsLate = facts.IsLate,
        };
    }
}

/// <summary>Writes <see cref="AssignmentRow"/>.</summary>
internal sealed class AssignmentRows : IReadModel<AssignmentState>
{
    public IReadOnlyCollection<Type> Rows => [typeof(AssignmentRow)];

    public void Write(IDocumentOperations operations, string streamId, AssignmentState before, AssignmentState after)
    {
        if (after.Made is { } made)
        {
            operations.Store(AssignmentRow.Of(made, after));
        }
    }
}
