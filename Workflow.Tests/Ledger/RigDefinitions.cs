using Workflow.Tests.Support;

namespace Workflow.Tests.Ledger;

/// <summary>The repository's definitions and the rig's own stories in one folder.</summary>
internal static class RigDefinitions
{
    public static string CopyTo(TemporaryFolder folder)
    {
        var target = folder.At("definitions");
        Copy(Repository.Definitions.Path, target);
        Copy(Path.Combine(Repository.Root, "Workflow.Tests", "Ledger", "definitions"), Path.Combine(target, "ledger"));
        return target;
    }

    private static void Copy(string source, string target)
    {
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
