using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Activities.Cases;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Api;

public sealed class When_a_request_is_repeated : IClassFixture<EdgeFixture>
{
    private const string Application = """{"scenario":"newborn","division":"320106","form":{"a":1,"b":2}}""";
    private readonly EdgeFixture edge;
    private int filed;

    public When_a_request_is_repeated(EdgeFixture edge)
    {
        this.edge = edge;
        edge.Mediator.On<SubmitCase, CaseReceipt>(File);
    }

    [Fact]
    public async Task the_same_key_gives_the_same_answer_and_files_once()
    {
        using var client = await edge.SignedIn("citizen1");
        var key = Guid.NewGuid().ToString();
        var first = await Post(client, key, Application);
        var second = await Post(client, key, Application);
        ((int)first.StatusCode).ShouldBe(202);
        ((int)second.StatusCode).ShouldBe(202);
        (await second.Content.ReadAsStringAsync()).ShouldBe(await first.Content.ReadAsStringAsync());
        second.Headers.GetValues("Idempotent-Replayed").ShouldBe(["true"]);
        first.Headers.Contains("Idempotent-Replayed").ShouldBeFalse();
        filed.ShouldBe(1);
    }

    [Fact]
    public async Task spacing_and_order_of_the_body_do_not_matter()
    {
        using var client = await edge.SignedIn("citizen1");
        var key = Guid.NewGuid().ToString();
        await Post(client, key, Application);
        var again = await Post(client, key, """{ "form": {"b":2, "a":1}, "division":"320106", "scenario":"newborn" }""");
        ((int)again.StatusCode).ShouldBe(202);
        filed.ShouldBe(1);
    }

    [Fact]
    public async Task another_body_under_the_key_is_a_conflict_even_when_it_is_invalid()
    {
        using var client = await edge.SignedIn("citizen1");
        var key = Guid.NewGuid().ToString();
        await Post(client, key, Application);
        await (await Post(client, key, """{"scenario":5}""")).ShouldBeProblem(409, "idempotency-key-reused");
        filed.ShouldBe(1);
    }

    [Fact]
    public async Task two_callers_may_use_the_same_key()
    {
        using var one = await edge.SignedIn("citizen1");
        using var other = await edge.SignedIn("citizen2");
        var key = Guid.NewGuid().ToString();
        await Post(one, key, Application);
        ((int)(await Post(other, key, """{"scenario":"newborn","division":"320106","form":{}}""")).StatusCode).ShouldBe(202);
        filed.ShouldBe(2);
    }

    [Fact]
    public async Task an_application_needs_a_key()
    {
        using var client = await edge.SignedIn("citizen1");
        var answer = await client.PostAsync("/api/cases", HttpJson.Body(Application));
        var problem = await answer.ShouldBeProblem(400, "idempotency-key-missing");
        problem.Fields().ShouldBe(["Idempotency-Key"]);
    }

    [Theory]
    [InlineData("with blank")]
    [InlineData("")]
    public async Task a_key_that_is_none_is_refused(string key)
    {
        using var client = await edge.SignedIn("citizen1");
        await (await Post(client, key, Application)).ShouldBeProblem(400, "idempotency-key-invalid");
    }

    [Fact]
    public async Task a_request_that_was_refused_leaves_its_key_free()
    {
        using var client = await edge.SignedIn("citizen1");
        var key = Guid.NewGuid().ToString();
        await (await Post(client, key, "{}")).ShouldBeProblem(400, "body.invalid");
        ((int)(await Post(client, key, Application)).StatusCode).ShouldBe(202);
    }

    [Fact]
    public async Task the_loser_of_a_race_answers_as_the_winner()
    {
        using var client = await edge.SignedIn("citizen1");
        edge.Mediator.On<SubmitCase, CaseReceipt>(request =>
        {
            File(request);
            throw new DuplicateCommandException("bound meanwhile");
        });
        var answer = await Post(client, Guid.NewGuid().ToString(), Application);
        ((int)answer.StatusCode).ShouldBe(202);
        answer.Headers.GetValues("Idempotent-Replayed").ShouldBe(["true"]);
    }

    [Fact]
    public async Task a_rating_under_a_key_is_scoped_to_its_case()
    {
        using var client = await edge.SignedIn("citizen1");
        edge.Mediator.On<RateCase, CaseReceipt>(request => Bind(
            request.Context, new CaseReceipt(request.CaseNumber, $"/cases/{request.CaseNumber}")));
        var key = Guid.NewGuid().ToString();
        var one = await Post(client, key, """{"score":5}""", "/api/cases/320100-2026-000001/rating");
        var other = await Post(client, key, """{"score":1}""", "/api/cases/320100-2026-000002/rating");
        (await Number(one)).ShouldBe("320100-2026-000001");
        (await Number(other)).ShouldBe("320100-2026-000002");
    }

    private static async Task<string> Number(HttpResponseMessage answer) =>
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["caseNumber"]!.GetValue<string>();

    private static Task<HttpResponseMessage> Post(HttpClient client, string key, string body, string path = "/api/cases") =>
        client.PostOnceAsync(path, HttpJson.Body(body), key);

    private CaseReceipt File(SubmitCase request)
    {
        filed++;
        return Bind(request.Context, new CaseReceipt($"320100-2026-{filed:D6}", $"/cases/320100-2026-{filed:D6}"));
    }

    private CaseReceipt Bind(CommandContext context, CaseReceipt receipt)
    {
        var key = context.Idempotency!;
        var body = System.Text.Json.JsonSerializer.Serialize(receipt, System.Text.Json.JsonSerializerOptions.Web);
        edge.Idempotency.Bind(new IdempotencyRecord(key.Scope, key.Key, key.RequestHash, 202, body));
        return receipt;
    }
}
