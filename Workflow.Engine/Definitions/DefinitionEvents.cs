namespace Workflow.Engine.Definitions;

/// <summary>A draft was saved: a new version, or the newest one as long as nobody relies on it.</summary>
/// <param name="DefinitionId">The definition.</param>
/// <param name="VersionId">The version's id.</param>
/// <param name="Version">Its number.</param>
/// <param name="ContentHash">SHA-256 of the JSON text, so that the chain vouches for the content too.</param>
/// <param name="Header">What lists need of it.</param>
/// <param name="RevertedFrom">The version it is a copy of.</param>
/// <param name="Source">The file it came from.</param>
/// <param name="IsConflict">Whether that file met a newer version of the designer.</param>
/// <param name="Note">Why, in the words of whoever did it; not personal.</param>
public sealed record DefinitionDraftSaved(
    string DefinitionId,
    string VersionId,
    int Version,
    string ContentHash,
    DefinitionHeader Header,
    int? RevertedFrom = null,
    string? Source = null,
    bool IsConflict = false,
    string? Note = null);

/// <summary>From now on new instances start with this version.</summary>
public sealed record DefinitionPublished(int Version, string? Note = null);

/// <summary>From now on no new instances start.</summary>
public sealed record DefinitionRetracted(int Version, string? Note = null);

/// <summary>A version that was never published was run, so that its content must stay.</summary>
public sealed record DefinitionDraftRun(int Version);

/// <summary>A version was deleted.</summary>
public sealed record DefinitionVersionDeleted(int Version, string? Note = null);

/// <summary>The whole definition was deleted.</summary>
public sealed record DefinitionDeleted(string? Note = null);

/// <summary>A file was imported or written: it and a version say the same.</summary>
/// <param name="Path">Below the definitions folder.</param>
/// <param name="FileHash">SHA-256 of the file's bytes.</param>
/// <param name="Version">The version.</param>
public sealed record DefinitionFileSynchronised(string Path, string FileHash, int Version);
