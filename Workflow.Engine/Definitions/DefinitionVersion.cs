namespace Workflow.Engine.Definitions;

/// <summary>One version of a definition (流程版本) as it stands in lists; its content is kept apart.</summary>
public sealed record DefinitionVersion
{
    /// <summary>Version id: <c>{definitionId}:{version}</c>, or the one it was imported with. Unique for ever.</summary>
    public required string Id { get; init; }

    /// <summary>Definition.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Version number, from 1; never given twice.</summary>
    public required int Version { get; init; }

    /// <summary>Hash under which its content is kept.</summary>
    public required string ContentHash { get; init; }

    /// <summary>What lists and filters need of the content.</summary>
    public required DefinitionHeader Header { get; init; }

    /// <summary>Whether it is the newest that is not deleted.</summary>
    public bool IsLatest { get; init; }

    /// <summary>Whether new instances start with it; one version at most.</summary>
    public bool IsPublished { get; init; }

    /// <summary>
    /// Whether its content can no longer change, because it was published or run once: instances and histories rely on
    /// it. The next save makes a new version.
    /// </summary>
    public bool IsFrozen { get; init; }

    /// <summary>Deleted: in no list, but there for the instances that ran it.</summary>
    public bool IsDeleted { get; init; }

    /// <summary>
    /// A changed file met a version that was drawn in the designer since the last import: somebody must choose.
    /// </summary>
    public bool IsConflict { get; init; }

    /// <summary>The version it was copied from, when it is a revert.</summary>
    public int? RevertedFrom { get; init; }

    /// <summary>Path of the file it came from, below the definitions folder.</summary>
    public string? Source { get; init; }

    /// <summary>When the version came to be (UTC).</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it last changed (UTC).</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Who changed it last.</summary>
    public required string UpdatedBy { get; init; }
}

/// <summary>What lists and filters need of a definition's content.</summary>
/// <param name="Name">Name; empty when it has none.</param>
/// <param name="Description">Description.</param>
/// <param name="IsSystem">Hidden from the usual lists.</param>
/// <param name="IsReadonly">Not to be changed in the designer.</param>
/// <param name="UsableAsActivity">Whether other workflows can embed it.</param>
public sealed record DefinitionHeader(
    string Name,
    string? Description = null,
    bool IsSystem = false,
    bool IsReadonly = false,
    bool UsableAsActivity = false);
