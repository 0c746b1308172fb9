using Workflow.Host.Composition;

namespace Workflow.Host.Identity;

/// <summary>Whether and how the built-in demonstration identity works.</summary>
/// <param name="Enabled">On in development, elsewhere only when <c>Demo:Enabled</c> says so.</param>
/// <param name="Listed">Whether anyone may list accounts and passwords: development only.</param>
/// <param name="Password">One password for all accounts (<c>Demo:Password</c>); null gives <c>demo-{user}</c>.</param>
internal sealed record DemoOptions(bool Enabled, bool Listed, string? Password)
{
    /// <summary>Reads the configuration.</summary>
    /// <exception cref="StartupException">The host would be open to everybody, or to nobody.</exception>
    public static DemoOptions From(IConfiguration configuration, IHostEnvironment environment)
    {
        var development = environment.IsDevelopment();
        var enabled = configuration.GetValue("Demo:Enabled", development);
        var password = configuration["Demo:Password"] is { Length: > 0 } given ? given : null;
        if (!enabled)
        {
            throw new StartupException(
                $"No way to sign in is configured for the environment '{environment.EnvironmentName}'. "
                + "Start with --environment Development, or set Demo:Enabled=true and Demo:Password for a demonstration.");
        }

        if (!development && password is null)
        {
            throw new StartupException(
                "Demo:Enabled=true outside development needs Demo:Password: the usual demo passwords are public.");
        }

        return new DemoOptions(enabled, development, password);
    }

    /// <summary>An account's password.</summary>
    public string PasswordOf(string user) => Password ?? $"demo-{user}";
}
