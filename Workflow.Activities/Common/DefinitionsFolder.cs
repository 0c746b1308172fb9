namespace Workflow.Activities.Common;

/// <summary>The folder of all that analysts own: <c>definitions/</c>.</summary>
/// <param name="Path">Absolute path.</param>
public sealed record DefinitionsFolder(string Path)
{
    /// <summary>The path of something in it.</summary>
    public string At(params string[] parts) => System.IO.Path.Combine([Path, .. parts]);
}
