using Workflow.Activities.Organisations;
using Divisions = Workflow.Activities.Identity.Divisions;
using Workflow.Activities.Scenarios;

namespace Workflow.Host.Pages.Citizen;

/// <summary>Where a scenario can be applied for: the districts of cities that have every organisation it needs.</summary>
internal static class Places
{
    public static IReadOnlyList<Place> For(ScenarioView scenario, IOrganisations organisations) =>
    [
        .. Divisions.Cities
            .Where(city => scenario.Items.All(item => organisations.All.Any(
                organisation => organisation.Division == city && organisation.Role == item.Organisation)))
            .Select(city => new Place(Divisions.NameOf(city) ?? city, DistrictsOf(city))),
    ];

    public static string NameOf(string? division) =>
        division is null ? string.Empty : Divisions.FullNameOf(division) ?? division;

    private static IReadOnlyList<District> DistrictsOf(string city)
    {
        var districts = Divisions.DistrictsOf(city);
        return [.. (districts.Count > 0 ? districts : [city]).Select(code => new District(code, Divisions.NameOf(code) ?? code))];
    }
}

/// <summary>A city.</summary>
/// <param name="City">Its name.</param>
/// <param name="Districts">Its districts; the city itself where it has none.</param>
public sealed record Place(string City, IReadOnlyList<District> Districts);

/// <summary>A district or county.</summary>
/// <param name="Code">GB/T 2260 code.</param>
/// <param name="Name">Name.</param>
public sealed record District(string Code, string Name);
