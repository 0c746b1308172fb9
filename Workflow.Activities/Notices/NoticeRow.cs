using Marten;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Notices;

/// <summary>A notice in lists and on boards. Neither the responsible person nor replies stand in it.</summary>
internal sealed record NoticeRow
{
    public required string Id { get; init; }

    public required string Kind { get; init; }

    public required string Status { get; init; }

    public string? Number { get; init; }

    public required string Title { get; init; }

    public required NoticeMatter Matter { get; init; }

    public required string Unit { get; init; }

    /// <summary>Organisations that may read it once it is issued.</summary>
    public required IReadOnlyList<string> Organisations { get; init; }

    public required DateOnly Deadline { get; init; }

    public required DateTimeOffset DraftedAt { get; init; }

    public DateTimeOffset? IssuedAt { get; init; }

    public DateTimeOffset? ReceivedAt { get; init; }

    public DateTimeOffset? RepliedAt { get; init; }

    public required long Version { get; init; }

    public static NoticeRow Of(NoticeState state) => new()
    {
        Id = state.Drafted!.NoticeId,
        Kind = state.Drafted.Kind,
        Status = state.Status,
        Number = state.Number,
        Title = state.Content!.Title,
        Matter = state.Content.Matter,
        Unit = state.Content.Unit,
        Organisations = [state.Content.Unit, .. state.Content.CopiedTo],
        Deadline = state.Content.Deadline,
        DraftedAt = state.DraftedAt,
        IssuedAt = state.IssuedAt,
        ReceivedAt = state.ReceivedAt,
        RepliedAt = state.RepliedAt,
        Version = state.Version,
    };
}

/// <summary>Writes <see cref="NoticeRow"/>.</summary>
internal sealed class NoticeRows : IReadModel<NoticeState>
{
    public IReadOnlyCollection<Type> Rows => [typeof(NoticeRow)];

    public void Write(IDocumentOperations operations, string streamId, NoticeState before, NoticeState after)
    {
        if (after.Drafted is not null)
        {
            operations.Store(NoticeRow.Of(after));
        }
    }
}
