using Workflow.Engine.Activities;

namespace Workflow.Activities.Organisations;

/// <summary>Whom a task can be given to: the city's organisation in a role, or one organisation by name.</summary>
internal sealed class OrganisationOptions(IOrganisations organisations) : IOptionSource
{
    public const string SourceName = "organisations";

    public string Name => SourceName;

    public IReadOnlyList<KeyValuePair<string, string>> Options =>
    [
        .. RoleOptions.Of(organisations),
        .. organisations.All.Select(each => KeyValuePair.Create(each.Code, each.Name)),
    ];
}

/// <summary>Roles of organisations, each with one that has it as the example.</summary>
internal sealed class RoleOptions(IOrganisations organisations) : IOptionSource
{
    public const string SourceName = "organisation-roles";

    public string Name => SourceName;

    public IReadOnlyList<KeyValuePair<string, string>> Options => Of(organisations);

    public static IReadOnlyList<KeyValuePair<string, string>> Of(IOrganisations organisations) =>
    [
        .. organisations.All
            .GroupBy(each => each.Role, StringComparer.Ordinal)
            .Select(role => KeyValuePair.Create(role.Key, $"办件所在地的部门，角色 {role.Key}（如{role.Last().Name}）")),
    ];
}
