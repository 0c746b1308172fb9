using Workflow.Activities.DataServices;
using Workflow.Host.Sandbox.Services;
using Workflow.Host.Sandbox.Services.Fund;
using Workflow.Host.Sandbox.Services.Hardship;
using Workflow.Host.Sandbox.Services.Veterans;

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
            .AddSingleton<ISandboxService, CompanyRegister>()
            .AddSingleton<ISandboxService, MarriageRegister>()
            .AddSingleton<ISandboxService, BirthRecords>()
            .AddSingleton<ISandboxService, Licences>()
            .AddSingleton<ISandboxService, Police>()
            .AddSingleton<ISandboxService, HouseholdCorrections>()
            .AddSingleton<ISandboxService, LicenceCorrections>()
            .AddSingleton<ISandboxService, MedicalInsurance>()
            .AddSingleton<ISandboxService, SocialSecurityCards>()
            .AddSingleton<ISandboxService, Vaccinations>()
            .AddSingleton<ISandboxService, MaternityInsurance>()
            .AddSingleton<ISandboxService, MaternityClaims>()
            .AddSingleton<ISandboxService, CaseLibrary>()
            .AddSingleton<ISandboxService, ServiceCodes>()
            .AddSingleton<ISandboxService, ShortMessages>()
            .AddFund()
            .AddVeterans()
            .AddSingleton<ISandboxService, HouseholdEconomies>()
            .AddResidentService("hardship-grant", "paymentNumber", "JZ")
            .AddSingleton<SandboxSecrets>()
            .AddSingleton<SandboxBell>()
            .AddSingleton<SandboxFaults>()
            .AddSingleton<SandboxStore>()
            .AddSingleton<SandboxCalls>()
            .AddSingleton<SandboxEndpoints>()
            .AddHostedService<SandboxServer>();
    }

    /// <summary>Lets the sandbox's bank confirm payments over the host's own API, where there is a sandbox; needs the demo identity.</summary>
    internal static IServiceCollection AddSandboxBank(
        this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment) =>
        SandboxOptions.From(configuration, environment).IsEnabled ? services.AddHostedService<SandboxConfirmations>() : services;

    private static IServiceCollection AddFund(this IServiceCollection services) => services
        .AddSingleton<ISandboxService, FundAccounts>()
        .AddSingleton<ISandboxService, FundCompanies>()
        .AddSingleton<ISandboxService, PurchaseContracts>()
        .AddSingleton<ISandboxService, HousingLoans>()
        .AddSingleton<ISandboxService, RentFilings>()
        .AddSingleton<ISandboxService, SocialSecurityStatus>()
        .AddSingleton<ISandboxService, SeriousIllnesses>()
        .AddSingleton<ISandboxService, FundDeductions>()
        .AddSingleton<ISandboxService, FundReversals>()
        .AddSingleton<ISandboxService, FundPayments>();

    private static IServiceCollection AddVeterans(this IServiceCollection services) => services
        .AddSingleton<ISandboxService, LicenceQueries>()
        .AddResidentService("veteran-return", "registrationNumber", "BD")
        .AddResidentService("household-restoration", "householdNumber", "HK")
        .AddResidentService("identity-card", "acceptanceNumber", "SFZ")
        .AddResidentService("reserve-registration", "registrationNumber", "YBY")
        .AddResidentService("social-security-transfer", "transferNumber", "YL")
        .AddResidentService("medical-insurance-transfer", "transferNumber", "YB")
        .AddResidentService("veteran-allowance", "paymentNumber", "BZ")
        .AddResidentService("veteran-card", "cardNumber", "YDZ")
        .AddResidentService("job-referral", "referralNumber", "JY");

    private static IServiceCollection AddResidentService(this IServiceCollection services, string code, string member, string prefix) =>
        services.AddSingleton<ISandboxService>(new ResidentService(code, member, prefix));
}
