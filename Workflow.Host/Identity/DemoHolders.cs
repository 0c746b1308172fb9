using Workflow.Activities.Callers;

namespace Workflow.Host.Identity;

/// <summary>The demonstration's citizens are people of the example families, whom the sandbox's registers know.</summary>
internal sealed class DemoHolders(DemoAccounts accounts) : IAccountHolders
{
    /// <inheritdoc/>
    public AccountHolder? Find(string account) => accounts.Find(account)?.Holder;
}
