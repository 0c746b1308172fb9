namespace Workflow.Host.Pages.Forms;

/// <summary>One topic, asked on one page.</summary>
/// <param name="Key">Stands in the address.</param>
/// <param name="Title">The topic.</param>
/// <param name="Hint">What helps to answer.</param>
/// <param name="Fields">The questions.</param>
public sealed record FormPage(string Key, string Title, string? Hint, IReadOnlyList<FormField> Fields)
{
    /// <summary>Whether a field is asked on it.</summary>
    public bool Holds(string path) => Fields.Any(field => field.Holds(path));
}
