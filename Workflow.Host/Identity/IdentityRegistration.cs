using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Workflow.Activities.Callers;
using Workflow.Activities.Organisations;
using Workflow.Host.Composition;

namespace Workflow.Host.Identity;

/// <summary>Registers who may call and how.</summary>
internal static class IdentityRegistration
{
    /// <summary>Policy: those who may look into workflow instances.</summary>
    public const string LooksIntoInstances = nameof(LooksIntoInstances);

    /// <summary>Policy: those who look at how workflows are drawn; staff, since definitions hold nobody's data.</summary>
    public const string LooksAtWorkflows = nameof(LooksAtWorkflows);

    /// <summary>Policy: those who draw workflows.</summary>
    public const string DrawsWorkflows = nameof(DrawsWorkflows);

    /// <summary>Policy: those who start and move workflows themselves, beside the business acts that do so.</summary>
    public const string RunsWorkflows = nameof(RunsWorkflows);

    /// <summary>Policy: those who run the host.</summary>
    public const string Administers = nameof(Administers);

    /// <summary>Adds sessions, the demo accounts and key, and the rule that nothing is open unless it says so.</summary>
    public static IServiceCollection AddIdentity(
        this IServiceCollection services,
        IConfiguration configuration,
        IHostEnvironment environment,
        HostFolders folders)
    {
        services.AddDataProtection()
            .SetApplicationName("workflow")
            .PersistKeysToFileSystem(new DirectoryInfo(folders.Private("keys")));
        services
            .AddSingleton(DemoOptions.From(configuration, environment))
            .AddSingleton(DemoApiKey.From(configuration, folders))
            .AddSingleton<DemoAccounts>()
            .AddSingleton<IStaff, DemoStaff>()
            .AddSingleton<IAccountHolders, DemoHolders>()
            .AddSingleton<IRepresentatives, DemoHolders>()
            .AddSingleton<SessionTokens>()
            .AddSingleton(new SignInThrottle(TimeProvider.System))
            .AddSingleton<SignInService>();
        services
            .AddAuthentication(CallerAuthentication.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, CallerAuthentication>(CallerAuthentication.SchemeName, null);
        services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build())
            .AddPolicy(
                LooksIntoInstances,
                policy => policy.RequireRole(Roles.Analyst, Roles.Auditor, Roles.Coordinator, Roles.Administrator))
            .AddPolicy(
                LooksAtWorkflows,
                policy => policy.RequireRole(
                    Roles.Clerk, Roles.Analyst, Roles.Auditor, Roles.Coordinator, Roles.Administrator))
            .AddPolicy(DrawsWorkflows, policy => policy.RequireRole(Roles.Analyst, Roles.Administrator))
            .AddPolicy(RunsWorkflows, policy => policy.RequireRole(Roles.Analyst, Roles.Administrator))
            .AddPolicy(Administers, policy => policy.RequireRole(Roles.Administrator));
        return services;
    }
}
