using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;
using Xunit;

namespace Workflow.Tests.DataServices;

public sealed class DataServiceEffectTests : IDisposable
{
    private const string Id = "11010519491231002X";
    private readonly ServiceFiles files = new();

    public DataServiceEffectTests() => files.Write("test");

    public void Dispose() => files.Dispose();

    [Fact]
    public async Task a_call_goes_out_in_clear_with_key_and_correlation_and_comes_back_sealed()
    {
        await using var server = await StubServer.StartAsync(
            200, $$"""{ "number": "N-1", "holder": "{{Id}}", "place": "南京", "extra": "never asked for" }""");
        using var bench = new CallBench(files.Registry, server);

        var answered = (await bench.CallAsync("test", Request(), personal: "idNumber")).ShouldBeOfType<EffectOutcome.Answered>();

        JsonNode.Parse(server.Only.Body)!["idNumber"]!.ToString().ShouldBe(Id);
        server.Only.Key.ShouldBe("instance/node/1");
        server.Only.Correlation.ShouldBe("case-1");
        var text = answered.Answer.GetRawText();
        text.ShouldNotContain(Id);
        text.ShouldNotContain("N-1");
        text.ShouldNotContain("never asked for");
        var result = answered.Answer.GetProperty("result");
        var sealedNumber = SealedJson.Read(result.GetProperty("number")).ShouldNotBeNull();
        sealedNumber.Subject.ShouldBe(bench.Vault.SubjectOf(Id));
        bench.Vault.Ring.OpenTree(result)!["number"]!.ToString().ShouldBe("N-1");
        result.GetProperty("place").GetString().ShouldBe("南京");
        answered.Answer.GetProperty("found").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task the_ledger_knows_who_what_and_for_which_case_but_no_value()
    {
        await using var server = await StubServer.StartAsync(200, """{ "number": "N-1" }""");
        using var bench = new CallBench(files.Registry, server);

        await bench.CallAsync("test", Request(), personal: "idNumber");

        var call = bench.Ledger.Calls.Single();
        call.Returned.ShouldBe(["/number"]);
        call.Sent.ShouldBe(["/idNumber"]);
        call.Subjects.ShouldBe([bench.Vault.SubjectOf(Id)]);
        call.Case.ShouldBe("320100-2026-000001");
        call.Authorisation.ShouldBe("case-1");
        call.OnBehalfOf.ShouldBe("health");
        call.Outcome.ShouldBe("answered");
        JsonSerializer.Serialize(call).ShouldNotContain(Id);
        JsonSerializer.Serialize(call).ShouldNotContain("N-1");
    }

    [Fact]
    public async Task a_service_that_fails_twice_is_asked_again_with_the_same_key()
    {
        await using var server = await StubServer.StartAsync((context, request) => request <= 2
            ? StubServer.AnswerAsync(context, 503, "{}")
            : StubServer.AnswerAsync(context, 200, """{ "number": "N-1" }"""));
        using var bench = new CallBench(files.Registry, server);

        (await bench.CallAsync("test", Request())).ShouldBeOfType<EffectOutcome.Answered>();

        server.Received.Count.ShouldBe(3);
        server.Received.Select(seen => seen.Key).Distinct().ShouldHaveSingleItem();
        server.Received.Select(seen => seen.Body).Distinct().ShouldHaveSingleItem();
        bench.Ledger.Calls.Single().Requests.ShouldBe(3);
    }

    [Fact]
    public async Task a_service_that_stays_down_is_left_to_the_engine()
    {
        await using var server = await StubServer.StartAsync(503, "{}");
        using var bench = new CallBench(files.Registry, server);
        (await bench.CallAsync("test", Request())).ShouldBeOfType<EffectOutcome.Unavailable>();
        bench.Ledger.Calls.Single().Outcome.ShouldBe("unavailable");
    }

    [Fact]
    public async Task a_service_that_hangs_is_given_up_and_asked_again()
    {
        files.Write("test", service => service["timeoutSeconds"] = 2);
        await using var server = await StubServer.StartAsync(async (context, request) =>
        {
            if (request == 1)
            {
                await Task.Delay(TimeSpan.FromSeconds(20), context.RequestAborted);
            }

            await StubServer.AnswerAsync(context, 200, """{ "number": "N-1" }""");
        });
        using var bench = new CallBench(files.Registry, server);
        (await bench.CallAsync("test", Request())).ShouldBeOfType<EffectOutcome.Answered>();
    }

    [Fact]
    public async Task a_server_that_is_not_there_is_unavailable()
    {
        var server = await StubServer.StartAsync(200, "{}");
        await server.DisposeAsync();
        using var bench = new CallBench(files.Registry, server);
        (await bench.CallAsync("test", Request())).ShouldBeOfType<EffectOutcome.Unavailable>();
    }

    [Fact]
    public async Task a_service_that_never_answers_is_spared_by_its_circuit_breaker()
    {
        files.Write("test", file => file["circuitBreaker"] =
            JsonNode.Parse("""{ "failureRatio": 0.5, "minimumThroughput": 2, "breakSeconds": 60 }"""));
        await using var server = await StubServer.StartAsync(503, "{}");
        using var bench = new CallBench(files.Registry, server);
        for (var call = 0; call < 5; call++)
        {
            (await bench.CallAsync("test", Request())).ShouldBeOfType<EffectOutcome.Unavailable>();
        }

        server.Received.Count.ShouldBe(2);
    }

    [Fact]
    public async Task an_unknown_person_is_an_answer_and_a_wrong_address_is_not()
    {
        await using var unknown = await StubServer.StartAsync(404, """{ "title": "not-found" }""", "application/problem+json");
        using var asking = new CallBench(files.Registry, unknown);
        var answered = (await asking.CallAsync("test", Request())).ShouldBeOfType<EffectOutcome.Answered>();
        answered.Answer.GetProperty("found").GetBoolean().ShouldBeFalse();

        await using var wrong = await StubServer.StartAsync(404, "<html>", "text/html");
        using var astray = new CallBench(files.Registry, wrong);
        (await astray.CallAsync("test", Request())).ShouldBeOfType<EffectOutcome.Unavailable>();
    }

    [Fact]
    public async Task a_refusal_keeps_its_code_and_loses_what_is_personal()
    {
        await using var server = await StubServer.StartAsync(
            422,
            $$"""{ "code": "not-insured", "detail": "张三（{{Id}}，13912345678）未参保" }""",
            "application/problem+json");
        using var bench = new CallBench(files.Registry, server);

        var input = Request();
        input["note"] = "张三";
        var refused = (await bench.CallAsync("test", input, personal: ["idNumber", "note"]))
            .ShouldBeOfType<EffectOutcome.Refused>();

        refused.Code.ShouldBe("not-insured");
        refused.Message.ShouldBe("***（***，***）未参保");
    }

    [Theory]
    [InlineData("""{ "place": "no number" }""")]
    [InlineData("""{ "number": "N-1", "holder": "somebody else" }""")]
    [InlineData("""{ "number": 7 }""")]
    [InlineData("""{ "number": "N\u0000" }""")]
    [InlineData("no json")]
    public async Task an_answer_that_does_not_fit_is_asked_for_again_and_then_refused(string body)
    {
        await using var server = await StubServer.StartAsync(200, body);
        using var bench = new CallBench(files.Registry, server);
        (await bench.CallAsync("test", Request(), attempt: 1)).ShouldBeOfType<EffectOutcome.Unavailable>();
        (await bench.CallAsync("test", Request(), attempt: 2)).ShouldBeOfType<EffectOutcome.Unavailable>();
        (await bench.CallAsync("test", Request(), attempt: 3)).ShouldBeOfType<EffectOutcome.Refused>().Code.ShouldBe("wrong-data");
    }

    [Fact]
    public async Task a_scenario_that_may_not_call_is_refused_before_the_call()
    {
        await using var server = await StubServer.StartAsync(200, "{}");
        using var bench = new CallBench(files.Registry, server);
        (await bench.CallAsync("test", Request(), scenario: "other")).ShouldBeOfType<EffectOutcome.Refused>().Code.ShouldBe("not-allowed");
        server.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task a_request_that_does_not_fit_is_refused_before_the_call()
    {
        await using var server = await StubServer.StartAsync(200, "{}");
        using var bench = new CallBench(files.Registry, server);
        (await bench.CallAsync("test", new JsonObject { ["note"] = "x" })).ShouldBeOfType<EffectOutcome.Refused>()
            .Code.ShouldBe("invalid-request");
        server.Received.ShouldBeEmpty();
    }

    [Fact]
    public async Task an_address_template_takes_properties_and_a_secret_comes_from_configuration()
    {
        files.Write("test", file =>
        {
            file["method"] = "GET";
            file["address"] = "{base}/people/{idNumber}";
            file["auth"] = JsonNode.Parse("""{ "kind": "bearer", "secret": "Secrets:Test" }""");
        });
        await using var server = await StubServer.StartAsync(200, """{ "number": "N-1" }""");
        using var bench = new CallBench(files.Registry, server, ("Secrets:Test", "s3cret"));

        var input = Request();
        input["note"] = "a b";
        (await bench.CallAsync("test", input)).ShouldBeOfType<EffectOutcome.Answered>();

        server.Only.Path.ShouldBe($"/people/{Id}");
        server.Only.Query.ShouldBe("?note=a%20b");
        server.Only.Authorization.ShouldBe("Bearer s3cret");
    }

    private static JsonObject Request() => new() { ["idNumber"] = Id };
}
