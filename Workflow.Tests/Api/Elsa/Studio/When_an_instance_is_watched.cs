using System.Net;
using System.Text.Json.Nodes;
using System.Threading.Channels;
using Microsoft.AspNetCore.SignalR;
using Microsoft.AspNetCore.SignalR.Client;
using Shouldly;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Api.Elsa.Studio;

public sealed class When_an_instance_is_watched(HostFixture host) : IClassFixture<HostFixture>
{
    private const string Waits =
        """
        {"id":"s","type":"Elsa.Sequence","version":1,"activities":[
          {"id":"e","type":"Elsa.Event","version":1,"eventName":{"typeName":"String","expression":{"type":"Literal","value":"Go on"}}},
          {"id":"w","type":"Elsa.WriteLine","version":1}]}
        """;

    [Fact]
    public async Task the_watcher_is_told_how_it_is_and_again_when_it_moves()
    {
        using var client = host.System();
        var server = new ElsaServer(client);
        await server.ImportAsync("watched", Waits);
        var id = await server.ExecuteAsync("watched");
        await using var watcher = new Watcher(host, client);
        await watcher.ObserveAsync(id);

        (await watcher.BadgeAsync("Workflow1:s:e", badge => badge["isBlocked"]!.GetValue<bool>()))["startedCount"]!.GetValue<int>().ShouldBe(1);
        await server.DoAsync("events/Go%20on/trigger", new JsonObject());

        (await watcher.BadgeAsync("Workflow1:s:w", badge => badge["completedCount"]!.GetValue<int>() == 1))["isFaulted"]!
            .GetValue<bool>().ShouldBeFalse();
        (await watcher.Moved.ReadAsync(watcher.Patience.Token)).ShouldBe(id);
    }

    [Fact]
    public async Task two_watchers_of_one_instance_are_both_told()
    {
        using var client = host.System();
        var server = new ElsaServer(client);
        await server.ImportAsync("watched-by-two", Waits);
        var id = await server.ExecuteAsync("watched-by-two");
        await using var first = new Watcher(host, client);
        await using var second = new Watcher(host, client);
        await first.ObserveAsync(id);
        await second.ObserveAsync(id);

        await server.DoAsync($"cancel/workflow-instances/{id}");

        foreach (var watcher in new[] { first, second })
        {
            await watcher.BadgeAsync("Workflow1:s:e", badge => badge["uncompletedCount"]!.GetValue<int>() == 0);
        }
    }

    [Fact]
    public async Task the_hub_lets_in_those_only_who_may_look_into_instances()
    {
        foreach (var (caller, expected) in new[]
        {
            (host.Anonymous(), HttpStatusCode.Unauthorized),
            (await host.SignedIn("citizen1"), HttpStatusCode.Forbidden),
            (await host.SignedIn("coordinator"), HttpStatusCode.OK),
        })
        {
            using var answer = await caller.PostAsync($"{Watcher.Hub}/negotiate?negotiateVersion=1", null);
            answer.StatusCode.ShouldBe(expected);
            caller.Dispose();
        }
    }

    [Fact]
    public async Task an_instance_that_is_not_there_is_said_not_to_be()
    {
        using var client = host.System();
        await using var watcher = new Watcher(host, client);

        (await Should.ThrowAsync<HubException>(() => watcher.ObserveAsync("nobody"))).Message.ShouldContain("没有找到该流程实例");
    }

    [Fact]
    public async Task a_page_of_another_site_cannot_open_a_socket_with_the_visitors_cookie()
    {
        using var client = host.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Get, Watcher.Hub);
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        request.Headers.Add("Connection", "Upgrade");
        request.Headers.Add("Upgrade", "websocket");

        (await client.SendAsync(request)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task studio_finds_the_feature_that_makes_it_connect()
    {
        using var client = host.System();
        (await client.GetJsonAsync("/elsa/api/features/installed"))["items"]!.AsArray()
            .Select(feature => feature!["fullName"]!.GetValue<string>()).ShouldContain("Elsa.RealTimeWorkflowUpdates");
    }

    /// <summary>A viewer, connected as Elsa Studio connects.</summary>
    private sealed class Watcher : IAsyncDisposable
    {
        public const string Hub = "/elsa/hubs/workflow-instance";

        private readonly HubConnection connection;
        private readonly Channel<JsonNode> badges = Channel.CreateUnbounded<JsonNode>();
        private readonly Channel<string> moved = Channel.CreateUnbounded<string>();

        public Watcher(HostFixture host, HttpClient caller)
        {
            connection = new HubConnectionBuilder()
                .WithUrl(new Uri(host.Address, Hub), options =>
                    options.Headers["Authorization"] = caller.DefaultRequestHeaders.Authorization!.ToString())
                .Build();
            connection.On<JsonNode>("ActivityExecutionLogUpdatedAsync", message => badges.Writer.TryWrite(message));
            connection.On<JsonNode>(
                "WorkflowInstanceUpdatedAsync", message => moved.Writer.TryWrite(message["workflowInstanceId"]!.GetValue<string>()));
        }

        public CancellationTokenSource Patience { get; } = new(TimeSpan.FromSeconds(30));

        public ChannelReader<string> Moved => moved.Reader;

        public async Task ObserveAsync(string instanceId)
        {
            await connection.StartAsync(Patience.Token);
            await connection.InvokeAsync("ObserveInstanceAsync", instanceId, Patience.Token);
        }

        /// <summary>Waits for a badge that looks as it should.</summary>
        public async Task<JsonNode> BadgeAsync(string nodeId, Func<JsonNode, bool> fits)
        {
            await foreach (var message in badges.Reader.ReadAllAsync(Patience.Token))
            {
                var badge = message["stats"]!.AsArray().FirstOrDefault(each => each!["activityNodeId"]!.GetValue<string>() == nodeId);
                if (badge is not null && fits(badge))
                {
                    return badge;
                }
            }

            throw new InvalidOperationException("The connection has ended.");
        }

        public async ValueTask DisposeAsync()
        {
            await connection.DisposeAsync();
            Patience.Dispose();
        }
    }
}
