using System.Text.Json;

namespace Workflow.Engine.Definitions;

/// <summary>One version of a definition as it is stored.</summary>
public sealed record DefinitionDocument
{
    /// <summary>Version id: <c>{definitionId}:{version}</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Definition.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Version number, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>Name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it is the newest.</summary>
    public required bool IsLatest { get; init; }

    /// <summary>Whether new instances start with it; one version at most.</summary>
    public required bool IsPublished { get; init; }

    /// <summary>The definition exactly as it came.</summary>
    public required JsonElement Json { get; init; }

    /// <summary>SHA-256 of the file it was imported from.</summary>
    public required string ContentHash { get; init; }

    /// <summary>Path of that file below the definitions folder.</summary>
    public required string Source { get; init; }

    /// <summary>When it was imported.</summary>
    public required DateTimeOffset CreatedAt { get; init; }
}
