using Workflow.Activities.Callers;

namespace Workflow.Host.Identity;

/// <summary>An account of the built-in demonstration identity.</summary>
/// <param name="User">User name.</param>
/// <param name="Password">Its password.</param>
/// <param name="Roles">Roles.</param>
/// <param name="Organisation">Organisation code; empty for citizens and the province's office.</param>
/// <param name="Division">Division of the organisation; empty for citizens.</param>
/// <param name="Tenant">Province or city worked in.</param>
internal sealed record DemoAccount(
    string User,
    string Password,
    IReadOnlyList<string> Roles,
    string Organisation,
    string Division,
    string Tenant)
{
    /// <summary>The invented person it belongs to; null for accounts of offices.</summary>
    public AccountHolder? Holder { get; init; }

    /// <summary>The invented company whose legal representative it belongs to; null for all others.</summary>
    public RepresentedCompany? Company { get; init; }

    /// <summary>The account as a caller.</summary>
    public Caller ToCaller() => new(User, Roles.ToHashSet(StringComparer.Ordinal), Organisation, Division, Tenant);

    /// <summary>Leaves the password out of logs.</summary>
    public override string ToString() => User;
}
