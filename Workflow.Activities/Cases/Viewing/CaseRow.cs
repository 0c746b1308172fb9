using Marten;
using Workflow.Activities.Callers;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Cases.Viewing;

/// <summary>A case in lists and boards. Holds no personal value.</summary>
public sealed record CaseRow
{
    /// <summary>办件编号.</summary>
    public required string Id { get; init; }

    /// <summary>Scenario code.</summary>
    public required string Scenario { get; init; }

    /// <summary>Scenario name.</summary>
    public required string Title { get; init; }

    /// <summary>Division applied in.</summary>
    public required string Division { get; init; }

    /// <summary>Status.</summary>
    public required string Status { get; init; }

    /// <summary>Result.</summary>
    public string? Result { get; init; }

    /// <summary>When it was filed.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>Promised end; null while no clock runs.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Promised limit, working days.</summary>
    public required int PromisedDays { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Whether it ended after its promised end.</summary>
    public bool IsLate { get; init; }

    /// <summary>Account that filed it.</summary>
    public required string Filer { get; init; }

    /// <summary>What somebody needs to be allowed to act in the name of the company that applies (<see cref="CompanyScope"/>); null where a citizen does.</summary>
    public string? Acting { get; init; }

    /// <summary>Organisations that take part.</summary>
    public required IReadOnlyList<string> Organisations { get; init; }

    /// <summary>Keyed hashes to find it by an identity or phone number.</summary>
    public required IReadOnlyList<string> Lookups { get; init; }

    /// <summary>The rating given.</summary>
    public int? Rating { get; init; }

    /// <summary>When anything last happened to it; null in rows that were written before this was kept.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>When it was archived.</summary>
    public DateTimeOffset? ArchivedAt { get; init; }
}

/// <summary>Writes <see cref="CaseRow"/>.</summary>
internal sealed class CaseRows : IReadModel<CaseState>
{
    public IReadOnlyCollection<Type> Rows => [typeof(CaseRow)];

    public void Write(IDocumentOperations operations, string streamId, CaseState before, CaseState after) =>
        operations.Store(Of(after));

    public static CaseRow Of(CaseState state) => new()
    {
        Id = state.Number,
        Scenario = state.Scenario,
        Title = state.Title,
        Division = state.Division,
        Status = state.Status,
        Result = state.Result,
        SubmittedAt = state.SubmittedAt,
        DueAt = state.RunningDueAt,
        PromisedDays = state.PromisedDays,
        ClosedAt = state.ClosedAt,
        IsLate = state.ClosedAt > state.DueAt,
        Filer = state.Filer,
        Acting = state.Acting,
        Organisations =
        [
            .. state.Items.Select(item => item.Plan.Organisation)
                .Concat(state.Tasks.Select(task => task.Organisation))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ],
        Lookups = state.Lookups,
        Rating = state.Rating,
        ChangedAt = state.Timeline is [.., var last] ? last.At : state.SubmittedAt,
        ArchivedAt = state.Archive?.At,
    };
}
