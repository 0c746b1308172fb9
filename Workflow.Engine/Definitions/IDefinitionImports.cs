using System.Collections.Immutable;

namespace Workflow.Engine.Definitions;

/// <summary>What became of the definition files.</summary>
public interface IDefinitionImports
{
    /// <summary>Every file of the last import.</summary>
    IReadOnlyList<ImportedFile> Files { get; }

    /// <summary>Imports what has changed.</summary>
    Task<IReadOnlyList<ImportedFile>> ImportAsync(CancellationToken cancellation);
}

/// <summary>A definition file after an import.</summary>
/// <param name="Source">Path below the definitions folder.</param>
/// <param name="DefinitionId">Definition, as far as it could be read.</param>
/// <param name="Version">The version it is stored as; null when it was not imported.</param>
/// <param name="Problems">Why not: each with its node.</param>
public sealed record ImportedFile(
    string Source,
    string? DefinitionId,
    int? Version,
    ImmutableArray<DefinitionProblem> Problems);
