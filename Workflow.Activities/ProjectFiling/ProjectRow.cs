using Marten;
using Workflow.Activities.ProjectFiling.Likeness;
using Workflow.Engine.Streams;

namespace Workflow.Activities.ProjectFiling;

/// <summary>A project in the register. Opinions and reasons do not stand in it.</summary>
internal sealed record ProjectRow
{
    public required string Id { get; init; }

    public required string Status { get; init; }

    public string? Number { get; init; }

    public required string Unit { get; init; }

    /// <summary>GB/T 2260 division of the unit.</summary>
    public required string Division { get; init; }

    /// <summary>What is under way or was last.</summary>
    public required ProjectContent Content { get; init; }

    /// <summary>What is filed; null when nothing is in force.</summary>
    public ProjectContent? InForce { get; init; }

    /// <summary>Level whose opinion is asked; null when none is.</summary>
    public string? Level { get; init; }

    /// <summary>Who gives it: organisation code.</summary>
    public string? Officer { get; init; }

    /// <summary>Last day of the opinion that is asked.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>How long the opinion takes, in working days.</summary>
    public int WorkingDays { get; init; }

    /// <summary>How many filed projects are like it.</summary>
    public required int Findings { get; init; }

    public required DateTimeOffset DeclaredAt { get; init; }

    public DateTimeOffset? FiledAt { get; init; }

    public DateOnly? AcceptedOn { get; init; }

    public required long Version { get; init; }

    public static ProjectRow Of(ProjectDeclared declared, ProjectState state) => new()
    {
        Id = declared.ProjectId,
        Status = state.Status,
        Number = state.Number,
        Unit = declared.Unit,
        Division = declared.Division,
        Content = state.Content!,
        InForce = ProjectStatus.IsInForce(state.Status) ? state.InForce : null,
        Level = state.Open?.Level,
        Officer = state.Open?.Organisation,
        DueOn = state.Open?.DueOn,
        WorkingDays = state.Open?.WorkingDays ?? 0,
        Findings = state.Findings.Length,
        DeclaredAt = state.DeclaredAt,
        FiledAt = state.FiledAt,
        AcceptedOn = state.Acceptance is { IsPassed: true, On: var on } ? on : null,
        Version = state.Version,
    };
}

/// <summary>Writes <see cref="ProjectRow"/> and, for what is in force, <see cref="LikenessRow"/>.</summary>
internal sealed class ProjectRows : IReadModel<ProjectState>
{
    public IReadOnlyCollection<Type> Rows => [typeof(ProjectRow), typeof(LikenessRow)];

    public void Write(IDocumentOperations operations, string streamId, ProjectState before, ProjectState after)
    {
        if (after.Declared is not { } declared)
        {
            return;
        }

        var (was, row) = (before.Declared is null ? null : ProjectRow.Of(declared, before), ProjectRow.Of(declared, after));
        operations.Store(row);
        if (row.InForce is null)
        {
            operations.Delete<LikenessRow>(row.Id);
        }
        else if (!ReferenceEquals(was?.InForce, row.InForce))
        {
            operations.Store(LikenessRow.Of(row.Id, LikenessFacts.Of(row.InForce)));
        }
    }
}
