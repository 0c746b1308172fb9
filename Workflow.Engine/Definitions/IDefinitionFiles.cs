namespace Workflow.Engine.Definitions;

/// <summary>How definitions and the files in the definitions folder stand to each other.</summary>
public interface IDefinitionFiles
{
    /// <summary>Every definition, by id.</summary>
    Task<IReadOnlyList<DefinitionFileStatus>> ListAsync(CancellationToken cancellation);
}

/// <summary>A definition and its file.</summary>
/// <param name="Latest">The newest version.</param>
/// <param name="Published">The version that new instances start with; null when none does.</param>
/// <param name="Path">The file, below the definitions folder; null when it was never in one.</param>
/// <param name="State">How they stand to each other.</param>
public sealed record DefinitionFileStatus(
    DefinitionVersion Latest,
    DefinitionVersion? Published,
    string? Path,
    DefinitionFileState State)
{
    /// <summary>The version that belongs in the file: what is published, or the draft where nothing is.</summary>
    public DefinitionVersion Due => Published ?? Latest;
}

/// <summary>How a definition and its file stand to each other.</summary>
public enum DefinitionFileState
{
    /// <summary>Both say the same.</summary>
    Same,

    /// <summary>It was drawn in the designer and never written to a file.</summary>
    NoFile,

    /// <summary>It has been changed in the designer since.</summary>
    DesignerNewer,

    /// <summary>The file has been changed and not been imported yet.</summary>
    FileNewer,

    /// <summary>Both were changed: the file's content is a draft, and somebody must choose.</summary>
    Conflict,

    /// <summary>The file is no longer there.</summary>
    FileGone,
}
