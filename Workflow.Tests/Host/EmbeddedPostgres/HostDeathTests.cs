using Shouldly;
using Workflow.Host.EmbeddedPostgres;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Host.EmbeddedPostgres;

public sealed class HostDeathTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    private string Data => folder.At("数据 目录", "postgres", "data");

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task the_server_ends_with_its_host_however_that_ends_and_the_next_one_starts()
    {
        await using var host = new HostProcess(folder.At("数据 目录"));
        await host.StartAsync();
        Leftovers.Find(Data).ShouldNotBeEmpty();

        await host.KillAsync();
        await Eventually.SeeAsync(() => Leftovers.Find(Data), left => left.Count == 0, TimeSpan.FromSeconds(20));

        await host.StartAsync();
        Leftovers.Find(Data).ShouldNotBeEmpty();

        await host.StopAsync();
        Leftovers.Find(Data).ShouldBeEmpty("after an orderly stop");
    }

    [Fact]
    public async Task a_second_host_ends_with_a_message_that_tells_what_to_do()
    {
        await using var holder = await EmbeddedClusterTests.StartAsync(folder.At("数据 目录"));
        await using var second = new HostProcess(folder.At("数据 目录"));

        var end = await Should.ThrowAsync<InvalidOperationException>(() => second.StartAsync());

        end.Message.ShouldContain("ended with 1");
        end.Message.ShouldContain($"in use by another host (process {Environment.ProcessId})");
        end.Message.ShouldNotContain("   at ", customMessage: "an operator wants no stack trace");
    }
}
