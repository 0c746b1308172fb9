using Workflow.Activities.Callers;

namespace Workflow.Host.Identity;

/// <summary>The demonstration's citizens are people of the example families, whom the sandbox's registers know, as they know the families' companies.</summary>
internal sealed class DemoHolders(DemoAccounts accounts) : IAccountHolders, IRepresentatives
{
    /// <inheritdoc/>
    public AccountHolder? Find(string account) => accounts.Find(account)?.Holder;

    /// <inheritdoc/>
    RepresentedCompany? IRepresentatives.Find(string account) => accounts.Find(account)?.Company;
}
