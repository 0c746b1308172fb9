using Marten;
using Workflow.Engine.Definitions;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Instances;

/// <summary>An instance in lists.</summary>
public sealed record InstanceRow
{
    /// <summary>Instance id.</summary>
    public required string Id { get; init; }

    /// <summary>Whose it is; as the row's own tenant says.</summary>
    public string Tenant { get; set; } = string.Empty;

    /// <summary>Definition.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Exact version.</summary>
    public required string DefinitionVersionId { get; init; }

    /// <summary>Version number.</summary>
    public required int DefinitionVersion { get; init; }

    /// <summary>Status.</summary>
    public required WorkflowStatus Status { get; init; }

    /// <summary>Sub-status.</summary>
    public required WorkflowSubStatus SubStatus { get; init; }

    /// <summary>Correlation.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>Name.</summary>
    public string? Name { get; init; }

    /// <summary>Open incidents.</summary>
    public required int IncidentCount { get; init; }

    /// <summary>The open incidents, so that instances are found by them; null when there are none.</summary>
    public IReadOnlyList<OpenIncident>? OpenIncidents { get; init; }

    /// <summary>When it was accepted.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last moved.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>When it was put away; null while lists show it.</summary>
    public DateTimeOffset? ArchivedAt { get; init; }
}

/// <summary>An open incident in lists.</summary>
public sealed record OpenIncident(string Code, string ActivityId, DateTimeOffset At);

/// <summary>A bookmark, so that a stimulus finds who waits for it.</summary>
public sealed record BookmarkRow
{
    /// <summary>Instance and bookmark id.</summary>
    public required string Id { get; init; }

    /// <summary>Who waits.</summary>
    public required string InstanceId { get; init; }

    /// <summary>Bookmark id within the instance.</summary>
    public required string BookmarkId { get; init; }

    /// <summary>Kind of stimulus.</summary>
    public required string Kind { get; init; }

    /// <summary>What it waits for within the kind.</summary>
    public required string Key { get; init; }

    /// <summary>The instance's correlation.</summary>
    public string? CorrelationId { get; init; }

    /// <summary>The row of a bookmark.</summary>
    public static string IdOf(string instanceId, string bookmarkId) => $"{instanceId}/{bookmarkId}";
}

/// <summary>Writes an instance's rows.</summary>
internal sealed class InstanceReadModel : IReadModel<InstanceState>
{
    public IReadOnlyCollection<Type> Rows => [typeof(InstanceRow), typeof(BookmarkRow)];

    public void Write(IDocumentOperations operations, string streamId, InstanceState before, InstanceState after)
    {
        operations.Store(Row(after));
        foreach (var gone in before.Bookmarks.Values.Where(bookmark => !after.Bookmarks.ContainsKey(bookmark.Id)))
        {
            operations.Delete<BookmarkRow>(RowId(after, gone));
        }

        foreach (var bookmark in after.Bookmarks.Values.Where(bookmark => IsNew(bookmark, before, after)))
        {
            operations.Store(Row(after, bookmark));
        }
    }

    private static bool IsNew(Bookmark bookmark, InstanceState before, InstanceState after) =>
        !before.Bookmarks.ContainsKey(bookmark.Id) || before.CorrelationId != after.CorrelationId;

    private static string RowId(InstanceState state, Bookmark bookmark) =>
        BookmarkRow.IdOf(state.Id, bookmark.Id);

    private static BookmarkRow Row(InstanceState state, Bookmark bookmark) => new()
    {
        Id = RowId(state, bookmark),
        InstanceId = state.Id,
        BookmarkId = bookmark.Id,
        Kind = bookmark.Kind,
        Key = bookmark.Key,
        CorrelationId = state.CorrelationId,
    };

    private static InstanceRow Row(InstanceState state) => new()
    {
        Id = state.Id,
        DefinitionId = state.DefinitionId,
        DefinitionVersionId = state.DefinitionVersionId,
        DefinitionVersion = state.DefinitionVersion,
        Status = state.Status,
        SubStatus = state.SubStatus,
        CorrelationId = state.CorrelationId,
        Name = state.Name,
        IncidentCount = state.Incidents.Length,
        OpenIncidents = state.Incidents.IsEmpty
            ? null
            : [.. state.Incidents.Select(one => new OpenIncident(one.Code, NodePath.ActivityId(one.NodeId), one.At))],
        CreatedAt = state.CreatedAt,
        UpdatedAt = state.UpdatedAt,
        FinishedAt = state.FinishedAt,
        ArchivedAt = state.ArchivedAt,
    };
}
