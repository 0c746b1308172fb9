using Microsoft.Extensions.DependencyInjection;
using Workflow.Engine;

namespace Workflow.Activities.Organisations;

/// <summary>Registers the organisations.</summary>
public static class OrganisationsRegistration
{
    /// <summary>Adds the organisations; needs a <see cref="Common.DefinitionsFolder"/>.</summary>
    public static IServiceCollection AddOrganisations(this IServiceCollection services) =>
        services
            .AddSingleton<IOrganisations, OrganisationDirectory>()
            .AddOptionSource<OrganisationOptions>()
            .AddOptionSource<RoleOptions>();
}
