using Workflow.Engine.Streams;

namespace Workflow.Engine.Definitions;

/// <summary>Writes definitions back to the definitions folder.</summary>
public interface IDefinitionExports
{
    /// <summary>
    /// Writes a version to the file that its definition came from, or to a new one, and remembers that both say the
    /// same, so that the file is not imported again until somebody changes it. Gives the path below the folder.
    /// </summary>
    /// <exception cref="DefinitionRefusedException">There is no such version, or the file cannot be written.</exception>
    Task<string> ExportAsync(
        Origin origin,
        string definitionId,
        VersionOptions options,
        CancellationToken cancellation);
}
