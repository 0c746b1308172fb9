using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Shouldly;
using Workflow.Engine.Execution;
using Workflow.Engine.Housekeeping;
using Workflow.Host.Composition;
using Workflow.Host.Identity;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Host;

public sealed class When_the_host_is_configured
{
    [Fact]
    public void production_does_not_start_with_demonstration_accounts() =>
        Should.Throw<StartupException>(() => DemoOptions.From(Settings(), In("Production")))
            .Message.ShouldContain("Demo:Enabled");

    [Fact]
    public void a_demonstration_outside_development_needs_a_password_of_its_own()
    {
        Should.Throw<StartupException>(() => DemoOptions.From(Settings(("Demo:Enabled", "true")), In("Production")));
        var options = DemoOptions.From(
            Settings(("Demo:Enabled", "true"), ("Demo:Password", "secret")), In("Production"));
        options.PasswordOf("citizen1").ShouldBe("secret");
        options.Listed.ShouldBeFalse();
    }

    [Fact]
    public void development_keeps_a_master_key_and_finds_it_again()
    {
        using var folder = new TemporaryFolder();
        var folders = new HostFolders(folder.Path, folder.Path);
        var first = MasterKey.From(Settings(), In("Development"), folders);
        first.Length.ShouldBe(32);
        MasterKey.From(Settings(), In("Development"), folders).ToArray().ShouldBe(first.ToArray());
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(folder.At("keys", "master-key"))
                .ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    [Fact]
    public void production_needs_a_master_key()
    {
        using var folder = new TemporaryFolder();
        var folders = new HostFolders(folder.Path, folder.Path);
        Should.Throw<StartupException>(() => MasterKey.From(Settings(), In("Production"), folders))
            .Message.ShouldContain("openssl rand -base64 32");
        Should.Throw<StartupException>(() => MasterKey.From(Settings(("MasterKey", "dG9vIHNob3J0")), In("Production"), folders));
        var given = Convert.ToBase64String(Enumerable.Range(0, 32).Select(i => (byte)i).ToArray());
        MasterKey.From(Settings(("MasterKey", given)), In("Production"), folders).Span[31].ShouldBe((byte)31);
    }

    [Fact]
    public void flowcharts_count_unless_the_host_is_told_otherwise()
    {
        EngineSettings.FlowchartMode(Settings()).ShouldBe(FlowchartMode.Counter);
        EngineSettings.FlowchartMode(Settings(("Engine:FlowchartMode", "token"))).ShouldBe(FlowchartMode.Token);
        Should.Throw<StartupException>(() => EngineSettings.FlowchartMode(Settings(("Engine:FlowchartMode", "Both"))))
            .Message.ShouldContain("Counter or Token");
        Should.Throw<StartupException>(() => EngineSettings.FlowchartMode(Settings(("Engine:FlowchartMode", "7"))));
    }

    [Fact]
    public void a_burst_has_limits_that_can_be_set()
    {
        EngineSettings.BurstLimits(Settings()).ShouldBe(new BurstLimits());
        EngineSettings.BurstLimits(Settings(("Engine:BurstActivities", "500"), ("Engine:BurstBytes", "1000000")))
            .ShouldBe(new BurstLimits(500, 1_000_000));
        foreach (var wrong in new[] { "0", "-1", "many", "99999999999999999999" })
        {
            Should.Throw<StartupException>(() => EngineSettings.BurstLimits(Settings(("Engine:BurstBytes", wrong))))
                .Message.ShouldContain("above 0");
        }
    }

    [Fact]
    public void what_is_no_history_is_kept_for_thirty_days_or_as_the_host_is_told()
    {
        EngineSettings.Retention(Settings()).ShouldBe(new Retention(TimeSpan.FromDays(30), TimeSpan.FromDays(30)));
        EngineSettings.Retention(Settings(("Retention:Batches", "7.00:00:00"))).Batches.ShouldBe(TimeSpan.FromDays(7));
        Should.Throw<StartupException>(() => EngineSettings.Retention(Settings(("Retention:IdempotencyKeys", "00:05:00"))))
            .Message.ShouldContain("a day or more");
    }

    [Fact]
    public void the_key_of_systems_is_taken_from_the_environment_or_kept()
    {
        using var folder = new TemporaryFolder();
        var folders = new HostFolders(folder.Path, folder.Path);
        var kept = DemoApiKey.From(Settings(), folders);
        kept.Value.Length.ShouldBeGreaterThanOrEqualTo(32);
        DemoApiKey.From(Settings(), folders).Value.ShouldBe(kept.Value);
        DemoApiKey.From(Settings(("WORKFLOW_DEMO_API_KEY", "given")), folders).Open("given")!.Tenant.ShouldBe("320000");
        kept.Open("given").ShouldBeNull();
    }

    [Theory]
    [InlineData("verify", HostCommand.Verify)]
    [InlineData("rebuild", HostCommand.Rebuild)]
    [InlineData("--urls", HostCommand.Serve)]
    public void the_first_argument_is_the_command(string first, object command) =>
        HostCommands.Parse([first, "x"]).Command.ShouldBe((HostCommand)command);

    [Fact]
    public void an_unknown_command_is_told() =>
        Should.Throw<StartupException>(() => HostCommands.Parse(["verfy"])).Message.ShouldContain("verfy");

    private static IConfiguration Settings(params (string Key, string Value)[] settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value)))
        .Build();

    private static Surroundings In(string environment) => new() { EnvironmentName = environment };

    private sealed class Surroundings : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = string.Empty;

        public string ApplicationName { get; set; } = "Workflow.Host";

        public string ContentRootPath { get; set; } = AppContext.BaseDirectory;

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
