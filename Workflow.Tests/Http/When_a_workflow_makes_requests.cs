using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Workflow.Activities.DataServices;
using Workflow.Activities.Http;
using Workflow.Engine.Instances;
using Workflow.Engine.Storage;
using Workflow.Tests.DataServices;
using Workflow.Tests.Engine.Dispatch;
using Workflow.Tests.Support;
using Xunit;
using static Workflow.Tests.Http.HttpWorkflows;

namespace Workflow.Tests.Http;

[Collection(PostgresCollection.Name)]
public sealed class When_a_workflow_makes_requests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_call_leaves_after_the_commit_with_its_key_and_its_answer_chooses_the_outcome()
    {
        await using var server = await StubServer.StartAsync(404, """{"reason":"unknown"}""");
        await using var engine = await StartAsync(server, Calls(server, "[200, 404]", "\"404\""));

        var ended = await engine.UntilFinishedAsync(await engine.RunAsync("calls"));

        ended.Output["Out"].GetProperty("status").GetInt32().ShouldBe(404);
        ended.Output["Out"].GetProperty("reason").GetString().ShouldBe("unknown");
        server.Only.Key.ShouldBe($"{ended.Id}/Call/1");
        server.Only.Path.ShouldBe("/api/things");
        JsonDocument.Parse(server.Only.Body).RootElement.GetProperty("a").GetInt32().ShouldBe(1);
        server.Only.Authorization.ShouldBe("Bearer s3cret");
        JsonSerializer.Serialize(await engine.Get<IWorkflows>().HistoryAsync(RunningEngine.Tenant, ended.Id, default), EngineJson.Options)
            .ShouldNotContain("s3cret");
    }

    [Fact]
    public async Task A_status_code_that_was_not_expected_is_an_outcome_of_its_own()
    {
        await using var server = await StubServer.StartAsync(500, "{}");
        await using var engine = await StartAsync(server, Calls(server, "[200]", "\"Unmatched status code\""));

        (await engine.UntilFinishedAsync(await engine.RunAsync("calls"))).Output["Out"].GetProperty("status").GetInt32().ShouldBe(500);
    }

    [Fact]
    public async Task Nobody_who_answers_is_an_outcome_after_three_tries()
    {
        await using var engine = await StartAsync(null, Calls($"http://127.0.0.1:{Ports.Free()}", "[200]", "\"Failed to connect\""), "127.0.0.1");

        (await engine.UntilFinishedAsync(await engine.RunAsync("calls"))).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        (await engine.UntilFinishedAsync(await engine.RunAsync("calls"))).Output.ShouldContainKey("Out");
    }

    [Fact]
    public async Task An_answer_that_takes_too_long_is_an_outcome()
    {
        await using var server = await StubServer.StartAsync((context, _) => Task.Delay(Timeout.Infinite, context.RequestAborted));
        await using var engine = await StartAsync(server, Calls(server, "[200]", "\"Timeout\""));

        (await engine.UntilFinishedAsync(await engine.RunAsync("calls"))).Output.ShouldContainKey("Out");
    }

    [Fact]
    public async Task The_activity_under_the_status_code_runs()
    {
        await using var server = await StubServer.StartAsync(201, "made", "text/plain");
        var send = $$$"""
            {"id":"Seq","type":"Elsa.Sequence","version":1,"activities":[
              {"id":"Call","type":"Elsa.SendHttpRequest","version":1,"url":{{{Literal($"{server.Base(false)}x")}}},
               "parsedContent":{"typeName":"Object","memoryReference":{"id":"v"} },
               "expectedStatusCodes":[{"statusCode":200,"activity":{{{Give("'ok'", "A")}}} },{"statusCode":201,"activity":{{{Give("getV()", "B")}}} }],
               "unmatchedStatusCode":{{{Give("'other'", "C")}}} }]}
            """;
        await using var engine = await StartAsync(server, send);

        (await engine.UntilFinishedAsync(await engine.RunAsync("calls"))).Output["Out"].GetString().ShouldBe("made");
    }

    [Fact]
    public async Task A_download_is_a_file_with_its_name_and_type()
    {
        await using var server = await StubServer.StartAsync(async (context, _) =>
        {
            context.Response.ContentType = "application/pdf";
            context.Response.Headers.ContentDisposition = "attachment; filename=\"a.pdf\"";
            await context.Response.WriteAsync("content");
        });
        var download = $$$"""
            {"id":"Seq","type":"Elsa.Sequence","version":1,"activities":[
              {"id":"Get","type":"Elsa.DownloadHttpFile","version":1,"url":{{{Literal($"{server.Base(false)}files/1")}}} },
              {{{Give("getOutputFrom('Get','Result')", "G")}}}]}
            """;
        await using var engine = await StartAsync(server, download);

        var file = (await engine.UntilFinishedAsync(await engine.RunAsync("calls"))).Output["Out"];

        file.GetProperty("fileName").GetString().ShouldBe("a.pdf");
        file.GetProperty("contentType").GetString().ShouldBe("application/pdf");
        Convert.FromBase64String(file.GetProperty("content").GetString()!).Length.ShouldBe(7);
    }

    [Theory]
    [InlineData("http://169.254.169.254/latest/meta-data", "*")]
    [InlineData("http://localhost/", "*")]
    [InlineData("http://[::1]/", "*")]
    [InlineData("http://[::ffff:10.0.0.1]/", "*")]
    [InlineData("http://example.cn/", "other.cn")]
    [InlineData("file:///etc/passwd", "*")]
    public async Task An_address_inside_the_network_or_not_allowed_is_not_called(string url, string allowed)
    {
        await using var engine = await StartAsync(null, Calls(url, "[200]", "\"Failed to connect\""), allowed);

        var faulted = await engine.UntilAsync(await engine.RunAsync("calls"), state => state.Incidents.Length > 0);

        faulted.Incidents.Single().Code.ShouldStartWith("http.");
    }

    private static string Calls(StubServer server, string expected, string outcome) =>
        Calls(server.Base(false)!.ToString().TrimEnd('/'), expected, outcome);

    private static string Calls(string address, string expected, string outcome) =>
        $$$"""
        {"id":"Flow","type":"Elsa.Flowchart","version":1,"start":"Call","activities":[
          {"id":"Call","type":"Elsa.FlowSendHttpRequest","version":1,"url":{{{Literal($"{address}/api/things")}}},"method":{{{Literal("POST")}}},
           "content":{"typeName":"Object","expression":{"type":"Object","value":"{\"a\":1}"} },"contentType":{{{Literal("application/json")}}},
           "authorization":{{{Literal("Bearer {secret:TOKEN}")}}},
           "expectedStatusCodes":{"typeName":"Object","expression":{"type":"Object","value":"{{{expected}}}"} } },
          {{{Give("({status: getOutputFrom('Call','StatusCode'), reason: (getOutputFrom('Call','ParsedContent') || {}).reason})", "G")}}}],
         "connections":[{"source":{"activity":"Call","port":{{{outcome}}} },"target":{"activity":"G","port":"In"} }]}
        """;

    private static string Give(string script, string id) =>
        $$$"""
        {"id":"{{{id}}}","type":"Elsa.SetOutput","version":1,"outputName":{{{Literal("Out")}}},
         "outputValue":{"typeName":"Object","expression":{"type":"JavaScript","value":"{{{script}}}"} } }
        """;

    private Task<RunningEngine> StartAsync(StubServer? server, string root, params string[] allowed) => RunningEngine.StartAsync(
        postgres,
        services => services
            .AddSingleton<IDataServices, NoServices>()
            .AddSingleton<IDataServiceAddress>((IDataServiceAddress?)server ?? new NoServices())
            .AddSingleton(HttpSettings.From(new ConfigurationBuilder().AddInMemoryCollection(
            [
                KeyValuePair.Create("Http:Secrets:TOKEN", (string?)"s3cret"),
                KeyValuePair.Create("Http:Timeout", (string?)"00:00:02"),
                .. allowed.Select((host, index) => KeyValuePair.Create($"Http:AllowedHosts:{index}", (string?)host)),
            ]).Build()))
            .AddHttpActivities(),
        ("calls", root));

    private sealed class NoServices : IDataServices, IDataServiceAddress
    {
        public IReadOnlyCollection<DataService> All => [];

        public IReadOnlyCollection<DataServiceFault> Faults => [];

        public DataService? Find(string code) => null;

        public Uri? Base(bool isTrial) => null;
    }
}
