using Workflow.Tests.Support;

namespace Workflow.Tests.Ledger;

/// <summary>The repository's definitions and the rig's own stories in one folder.</summary>
internal static class RigDefinitions
{
    public static string CopyTo(TemporaryFolder folder)
    {
        var target = Repository.Copy(Repository.Definitions.Path, folder.At("definitions"));
        Repository.Copy(Path.Combine(Repository.Root, "Workflow.Tests", "Ledger", "definitions"), Path.Combine(target, "ledger"));
        return target;
    }
}
