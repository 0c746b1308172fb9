using Workflow.Activities.Callers;
using Workflow.Activities.Examples;

namespace Workflow.Host.Identity;

/// <summary>The demonstration's citizens are mothers of example families, whom the sandbox's registers know.</summary>
internal sealed class DemoHolders : IAccountHolders
{
    private static readonly Dictionary<string, int> Families = new(StringComparer.Ordinal)
    {
        ["citizen1"] = 1,
        ["citizen2"] = 2,
    };

    /// <inheritdoc/>
    public AccountHolder? Find(string account) =>
        Families.TryGetValue(account, out var family) && ExampleFamilies.Make(family).Mother is var person
            ? new AccountHolder(person.Name, person.Id.Number)
            : null;
}
