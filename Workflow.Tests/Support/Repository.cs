using Workflow.Activities.Common;

namespace Workflow.Tests.Support;

/// <summary>The repository the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static DefinitionsFolder Definitions => new(Path.Combine(Root, "definitions"));

    /// <summary>Copies a folder of the repository, so that a test may change what is in it.</summary>
    public static string Copy(string source, string target)
    {
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }

        return target;
    }

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Workflow.sln"))
            ? folder
            : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the repository."));
}
