using Marten;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Evaluation;

/// <summary>A round in lists and on the desk. Nothing that people wrote about it stands in it.</summary>
internal sealed record EvaluationRow
{
    public required string Id { get; init; }

    public required string Title { get; init; }

    public required string System { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly To { get; init; }

    public required string Status { get; init; }

    public required DateOnly DueOn { get; init; }

    public DateOnly? AppealUntil { get; init; }

    public required IReadOnlyList<string> Units { get; init; }

    /// <summary>How many units still owe a value.</summary>
    public required int Owing { get; init; }

    /// <summary>Values that wait for review.</summary>
    public required int ToReview { get; init; }

    /// <summary>Appeals that wait for a decision.</summary>
    public required int ToDecide { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public required long Version { get; init; }

    public static EvaluationRow Of(EvaluationOpened opened, EvaluationState state) => new()
    {
        Id = opened.EvaluationId,
        Title = opened.Title,
        System = opened.System.Name,
        From = opened.From,
        To = opened.To,
        Status = state.Status,
        DueOn = opened.DueOn,
        AppealUntil = state.AppealUntil,
        Units = [.. opened.Units.Select(unit => unit.Code)],
        Owing = state.Owing.Count,
        ToReview = state.ToReview.Count(),
        ToDecide = state.ToDecide.Count(),
        OpenedAt = state.OpenedAt,
        Version = state.Version,
    };
}

/// <summary>Writes <see cref="EvaluationRow"/>.</summary>
internal sealed class EvaluationRows : IReadModel<EvaluationState>
{
    public IReadOnlyCollection<Type> Rows => [typeof(EvaluationRow)];

    public void Write(IDocumentOperations operations, string streamId, EvaluationState before, EvaluationState after)
    {
        if (after.Opened is { } opened)
        {
            operations.Store(EvaluationRow.Of(opened, after));
        }
    }
}
