using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Organisations;

namespace Workflow.Activities.TerritorialReturns;

/// <summary>Who may see and take which returns: a city's data office its own, the province's office that they were made.</summary>
public sealed class ReturnAccess(IOrganisations organisations)
{
    /// <summary>Role of the office that takes them.</summary>
    public const string DataOffice = "data";

    /// <summary>Whether the caller works in the data office of a city as a whole.</summary>
    public bool IsCitysOffice(Caller caller) =>
        caller.Is(Roles.Clerk)
        && organisations.Find(caller.Organisation) is { Role: DataOffice } office
        && office.Division == office.Tenant
        && office.Tenant != Tenants.Province;

    /// <summary>Whether the caller may see any.</summary>
    public bool Sees(Caller caller) => Oversees(caller) || IsCitysOffice(caller);

    /// <summary>Whether the caller may see lists and manifests of all cities.</summary>
    public static bool Oversees(Caller caller) => caller.Oversees && caller.IsProvincial;

    /// <summary>The city of a return that the caller may see.</summary>
    public string RequireSeen(Caller caller, string id) =>
        ReturnId.CityOf(id) is { } city && (Oversees(caller) || IsOwn(caller, city)) ? city : throw Unknown();

    /// <summary>The city of a return that the caller may take.</summary>
    public string RequireOwn(Caller caller, string id) => ReturnId.CityOf(id) is { } city && IsOwn(caller, city)
        ? city
        : throw Refusals.Forbidden("territorial-return.forbidden", "回流的办件含有个人信息，只有本市数据局可以接收。");

    /// <summary>There is none, or none for the caller.</summary>
    public static RefusalException Unknown() =>
        Refusals.NotFound("territorial-return.unknown", "没有这一天的回流，请从列表中选择。");

    private bool IsOwn(Caller caller, string city) => IsCitysOffice(caller) && caller.Tenant == city;
}
