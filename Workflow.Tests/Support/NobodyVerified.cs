using Workflow.Activities.Callers;

namespace Workflow.Tests.Support;

/// <summary>A house whose sign-in vouches for nobody.</summary>
internal sealed class NobodyVerified : IAccountHolders
{
    public AccountHolder? Find(string account) => null;
}
