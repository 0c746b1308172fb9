using Workflow.Activities.Callers;
using Workflow.Activities.Organisations;

namespace Workflow.Host.Identity;

/// <summary>The clerks among the demo accounts.</summary>
internal sealed class DemoStaff(DemoAccounts accounts) : IStaff
{
    private readonly ILookup<string, string> clerks = accounts.All
        .Where(account => account.Roles.Contains(Roles.Clerk))
        .ToLookup(account => account.Organisation, account => account.User, StringComparer.Ordinal);

    public IReadOnlyList<string> ClerksOf(string organisation) => [.. clerks[organisation]];
}
