namespace Workflow.Activities.Common;

/// <summary>Choices made of the files of a folder.</summary>
internal static class FolderOptions
{
    /// <summary>The codes of the files that can be read, each with its name.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="nameOf">The name of what a file holds; null when there is nothing to choose.</param>
    public static IReadOnlyList<KeyValuePair<string, string>> Of(string folder, Func<string, string?> nameOf)
    {
        var files = Directory.Exists(folder) ? Directory.GetFiles(folder, "*.json") : [];
        return
        [
            .. from code in files.Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)
               let name = Name(code)
               where name is not null
               select KeyValuePair.Create(code, name),
        ];

        // A file that is just being written, or is wrong, must not take the others with it.
        string? Name(string code)
        {
            try
            {
                return nameOf(code);
            }
            catch (InvalidDataException)
            {
                return null;
            }
        }
    }
}
