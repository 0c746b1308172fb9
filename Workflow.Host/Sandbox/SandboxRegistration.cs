using Workflow.Activities.DataServices;
using Workflow.Host.Sandbox.Services;

namespace Workflow.Host.Sandbox;

/// <summary>Adds the sandbox of data services.</summary>
internal static class SandboxRegistration
{
    /// <summary>
    /// Adds it where configuration wants it; call before <see cref="DataServicesRegistration.AddDataServices"/>, so that
    /// calls go to it. Needs an <c>NpgsqlDataSource</c> and the vault.
    /// </summary>
    internal static IServiceCollection AddSandbox(
        this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var options = SandboxOptions.From(configuration, environment);
        services.AddSingleton(options);
        services.AddSingleton<SandboxAddress>();
        if (!options.IsEnabled)
        {
            return services;
        }

        return services
            .AddSingleton<IDataServiceAddress>(provider => provider.GetRequiredService<SandboxAddress>())
            .AddSingleton<ISandboxService, PopulationRegister>()
            .AddSingleton<ISandboxService, MarriageRegister>()
            .AddSingleton<ISandboxService, BirthRecords>()
            .AddSingleton<ISandboxService, Licences>()
            .AddSingleton<ISandboxService, Police>()
            .AddSingleton<ISandboxService, MedicalInsurance>()
            .AddSingleton<ISandboxService, SocialSecurityCards>()
            .AddSingleton<ISandboxService, Vaccinations>()
            .AddSingleton<ISandboxService, MaternityInsurance>()
            .AddSingleton<ISandboxService, MaternityClaims>()
            .AddSingleton<ISandboxService, CaseLibrary>()
            .AddSingleton<ISandboxService, ServiceCodes>()
            .AddSingleton<ISandboxService, ShortMessages>()
            .AddSingleton<SandboxSecrets>()
            .AddSingleton<SandboxFaults>()
            .AddSingleton<SandboxStore>()
            .AddSingleton<SandboxCalls>()
            .AddSingleton<SandboxEndpoints>()
            .AddHostedService<SandboxServer>();
    }
}
