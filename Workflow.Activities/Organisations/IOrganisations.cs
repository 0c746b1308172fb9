namespace Workflow.Activities.Organisations;

/// <summary>The organisations (部门) of the province and its cities, from <c>definitions/organisations.json</c>.</summary>
public interface IOrganisations
{
    /// <summary>All of them.</summary>
    IReadOnlyCollection<Organisation> All { get; }

    /// <summary>By code, or null.</summary>
    Organisation? Find(string code);

    /// <summary>What people call it; the code itself where none has it, such as one that was dissolved since.</summary>
    string NameOf(string code) => Find(code)?.Name ?? code;

    /// <summary>The organisation that plays a role for a tenant as a whole; those of its counties do so for their county only.</summary>
    /// <exception cref="KeyNotFoundException">The tenant has none for the role.</exception>
    Organisation InRole(string tenant, string role);

    /// <summary>The organisation that plays a role for a division: its own where it has one, otherwise the tenant's.</summary>
    /// <exception cref="KeyNotFoundException">The tenant has none for the role.</exception>
    Organisation InRole(string tenant, string role, string division);
}

/// <summary>An organisation.</summary>
/// <param name="Code">Code, such as <c>320100-wjw</c>.</param>
/// <param name="Name">Name.</param>
/// <param name="Role">What it does in scenarios: <c>health</c>, <c>police</c> …</param>
/// <param name="Division">GB/T 2260 division.</param>
/// <param name="Tenant">Province or city.</param>
/// <param name="Aliases">Short names (简称) that notices use for it, such as 人社; null where there are none.</param>
public sealed record Organisation(
    string Code,
    string Name,
    string Role,
    string Division,
    string Tenant,
    IReadOnlyList<string>? Aliases = null);
