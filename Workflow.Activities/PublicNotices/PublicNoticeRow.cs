using Marten;
using Workflow.Activities.Cases;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;

namespace Workflow.Activities.PublicNotices;

/// <summary>A public notice as everybody may read it.</summary>
internal sealed record PublicNoticeRow
{
    public required string Id { get; init; }

    public required string Tenant { get; init; }

    public required string Title { get; init; }

    public required string Organisation { get; init; }

    public required Remark Text { get; init; }

    public required DateOnly From { get; init; }

    public required DateOnly Until { get; init; }

    public required bool IsOpen { get; init; }

    public required long Version { get; init; }

    public static PublicNoticeRow Of(PublicNoticeOpened opened, PublicNoticeState state) => new()
    {
        Id = opened.NoticeId,
        Tenant = CaseNumber.TenantOf(opened.CaseNumber),
        Title = opened.Title,
        Organisation = opened.Organisation,
        Text = opened.Text,
        From = opened.From,
        Until = opened.Until,
        IsOpen = state.IsOpen,
        Version = state.Version,
    };
}

/// <summary>Writes <see cref="PublicNoticeRow"/>.</summary>
internal sealed class PublicNoticeRows : IReadModel<PublicNoticeState>
{
    public IReadOnlyCollection<Type> Rows => [typeof(PublicNoticeRow)];

    public void Write(IDocumentOperations operations, string streamId, PublicNoticeState before, PublicNoticeState after)
    {
        if (after.Opened is { } opened)
        {
            operations.Store(PublicNoticeRow.Of(opened, after));
        }
    }
}
