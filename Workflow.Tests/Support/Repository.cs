using Workflow.Activities.Common;

namespace Workflow.Tests.Support;

/// <summary>The repository the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find(AppContext.BaseDirectory);

    public static DefinitionsFolder Definitions => new(Path.Combine(Root, "definitions"));

    private static string Find(string folder) =>
        File.Exists(Path.Combine(folder, "Workflow.sln"))
            ? folder
            : Find(Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("The tests run outside the repository."));
}
