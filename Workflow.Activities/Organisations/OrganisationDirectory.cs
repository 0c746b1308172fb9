using System.Text.Json;
using Microsoft.Extensions.Logging;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Identity;

namespace Workflow.Activities.Organisations;

/// <inheritdoc cref="IOrganisations"/>
internal sealed class OrganisationDirectory(DefinitionsFolder folder, ILogger<OrganisationDirectory> logger)
    : IOrganisations
{
    private readonly WatchedFile<Dictionary<string, Organisation>> file =
        new(folder.At("organisations.json"), Parse, logger);

    public IReadOnlyCollection<Organisation> All => file.Value.Values;

    public Organisation? Find(string code) => file.Value.GetValueOrDefault(code);

    public Organisation InRole(string tenant, string role)
    {
        var home = Tenants.HomeOf(tenant);
        return All.FirstOrDefault(candidate => candidate.Division == home && candidate.Role == role)
            ?? throw new KeyNotFoundException($"{tenant} has no organisation in the role {role}.");
    }

    public Organisation InRole(string tenant, string role, string division) =>
        All.FirstOrDefault(candidate =>
            candidate.Division == division && candidate.Role == role && candidate.Tenant == Tenants.HomeOf(tenant))
        ?? InRole(tenant, role);

    internal static Dictionary<string, Organisation> Parse(string text)
    {
        var read = JsonSerializer.Deserialize<Content>(text, JsonSerializerOptions.Web)?.Organisations
            ?? throw new InvalidDataException("The file has no organisations.");
        var stray = read.FirstOrDefault(each => Divisions.FindTenant(each.Division) != each.Tenant);
        return stray is null
            ? read.ToDictionary(each => each.Code)
            : throw new InvalidDataException($"{stray.Code}: division {stray.Division} is not in tenant {stray.Tenant}.");
    }

    private sealed record Content(IReadOnlyList<Organisation> Organisations);
}
