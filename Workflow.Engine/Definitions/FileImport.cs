namespace Workflow.Engine.Definitions;

/// <summary>The file that a save comes from.</summary>
/// <param name="Path">Below the definitions folder.</param>
/// <param name="Hash">SHA-256 of its bytes.</param>
internal sealed record FileImport(string Path, string Hash)
{
    /// <summary>Whether it is as it was when it was last imported or written; then whatever was done since stands.</summary>
    public bool IsUnchanged(DefinitionState state) => state.File?.Hash == Hash;

    /// <summary>Whether it differs from a version that was drawn in the designer since it was last imported or written.</summary>
    public bool IsConflict(DefinitionState state, string contentHash) =>
        !IsUnchanged(state)
        && state.Latest is { } latest
        && latest.ContentHash != contentHash
        && (state.File is not { } file || latest.Version != file.Version || latest.ContentHash != file.ContentHash);
}
