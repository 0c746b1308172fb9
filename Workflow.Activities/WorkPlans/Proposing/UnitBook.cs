using Workflow.Activities.Identity;
using Workflow.Activities.Organisations;

namespace Workflow.Activities.WorkPlans.Proposing;

/// <summary>A unit that can be responsible, with every name a text may call it by.</summary>
internal sealed record KnownUnit(string Code, string Name, IReadOnlyList<string> ShortNames);

/// <summary>The units that a tenant's plan can name: the tenant itself, the divisions below it, and its departments.</summary>
internal sealed record UnitBook(KnownUnit Home, IReadOnlyList<KnownUnit> Regions, IReadOnlyList<KnownUnit> Departments)
{
    /// <summary>Whether the plan is the province's, and the divisions below are its cities.</summary>
    public bool IsProvincial => Home.Code.EndsWith("0000", StringComparison.Ordinal);

    /// <summary>Every unit.</summary>
    public IEnumerable<KnownUnit> All => [Home, .. Regions, .. Departments];

    /// <summary>The units of a tenant.</summary>
    public static UnitBook Of(string tenant, IEnumerable<Organisation> organisations)
    {
        var home = Region(tenant);
        var below = Divisions.Cities.Contains(tenant) ? Divisions.DistrictsOf(tenant) : Divisions.Cities;
        return new UnitBook(
            home,
            [.. below.Select(Region)],
            [.. organisations.Where(each => each.Tenant == tenant).Select(each => Department(each, home.Name))]);
    }

    /// <summary>By code, or null.</summary>
    public KnownUnit? Find(string code) => All.FirstOrDefault(unit => unit.Code == code);

    /// <summary>By full or short name, or null.</summary>
    public KnownUnit? FindByName(string name) =>
        All.FirstOrDefault(unit => unit.Name == name || unit.ShortNames.Contains(name))
        ?? Departments.FirstOrDefault(unit => unit.ShortNames.Any(known => name == known + "部门" || name == known + "厅"));

    private static KnownUnit Region(string code)
    {
        var name = Divisions.NameOf(code) ?? code;
        return new KnownUnit(code, name, name.Length > 2 ? [name[..^1]] : []);
    }

    /// <summary>江苏省民政厅 is also called 省民政厅.</summary>
    private static KnownUnit Department(Organisation organisation, string home)
    {
        var name = organisation.Name;
        string[] inner = name.StartsWith(home, StringComparison.Ordinal) ? [name[(home.Length - 1)..]] : [];
        return new KnownUnit(organisation.Code, name, [.. inner, .. organisation.Aliases ?? []]);
    }
}
