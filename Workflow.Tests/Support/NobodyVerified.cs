using Workflow.Activities.Callers;

namespace Workflow.Tests.Support;

/// <summary>A house whose sign-in vouches for nobody.</summary>
internal sealed class NobodyVerified : IAccountHolders, IRepresentatives
{
    public AccountHolder? Find(string account) => null;

    RepresentedCompany? IRepresentatives.Find(string account) => null;
}
