using Workflow.Activities.Callers;
using Workflow.Activities.Organisations;

namespace Workflow.Activities.DataUses;

/// <summary>Names organisations by what they do.</summary>
internal sealed class OrganisationNames(IOrganisations organisations)
{
    private const int CityDigits = 4;

    /// <summary>
    /// The organisation of a code; else the one in a role: one that takes part, else the city's, else the province's, since a city without one is
    /// served by the province's.
    /// </summary>
    public string InRole(string role, string division, IReadOnlyList<string>? participants = null)
    {
        if (organisations.Find(role) is { } named)
        {
            return named.Name;
        }

        var inRole = organisations.All.Where(organisation => organisation.Role == role).ToList();
        return (inRole.FirstOrDefault(organisation => participants?.Contains(organisation.Code) == true)
            ?? inRole.FirstOrDefault(organisation => division.StartsWith(organisation.Division[..CityDigits], StringComparison.Ordinal))
            ?? inRole.FirstOrDefault(organisation => organisation.Tenant == Tenants.Province))?.Name ?? role;
    }
}
