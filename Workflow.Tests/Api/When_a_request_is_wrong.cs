using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Activities.Common;
using Workflow.Activities.Tasks;
using Workflow.Engine.Streams;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Api;

public sealed class When_a_request_is_wrong(EdgeFixture edge) : IClassFixture<EdgeFixture>
{
    [Theory]
    [InlineData("/api/nothing-here")]
    [InlineData("/api")]
    [InlineData("/health/nothing")]
    public async Task an_unknown_address_is_a_problem_for_everybody(string path)
    {
        using var client = edge.Anonymous();
        await (await client.GetAsync(path)).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task a_wrong_method_names_the_right_ones()
    {
        using var client = edge.Anonymous();
        var answer = await client.DeleteAsync("/api/cases");
        await answer.ShouldBeProblem(405, "method-not-allowed");
        answer.Content.Headers.Allow.ShouldContain("POST");
    }

    [Fact]
    public async Task another_content_type_is_a_problem()
    {
        using var client = await edge.SignedIn("citizen1");
        using var body = new StringContent("a=b", Encoding.UTF8, "application/x-www-form-urlencoded");
        await (await client.PostAsync("/api/cases", body)).ShouldBeProblem(415, "unsupported-media-type");
    }

    [Fact]
    public async Task another_charset_is_a_problem()
    {
        using var client = await edge.SignedIn("citizen1");
        using var body = new StringContent("{\"scenario\":\"newborn\"}", Encoding.Unicode, "application/json");
        await (await client.PostOnceAsync("/api/cases", body)).ShouldBeProblem(415, "unsupported-media-type");
    }

    [Theory]
    [InlineData("{\"scenario\":")]
    [InlineData("{\"scenario\":\"a\",\"scenario\":\"b\"}")]
    [InlineData("{\"scenario\":\"a\nb\"}")]
    public async Task malformed_json_says_where(string text)
    {
        using var client = await edge.SignedIn("citizen1");
        var problem = await (await client.PostOnceAsync("/api/cases", HttpJson.Body(text))).ShouldBeProblem(400, "body.malformed");
        problem["detail"]!.GetValue<string>().ShouldContain("JSON");
    }

    [Fact]
    public async Task nesting_without_end_is_a_problem()
    {
        using var client = await edge.SignedIn("citizen1");
        var text = $"{{\"form\":{new string('[', 5000)}{new string(']', 5000)}}}";
        await (await client.PostOnceAsync("/api/cases", HttpJson.Body(text))).ShouldBeProblem(400, "body.malformed");
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("5")]
    public async Task a_body_that_is_no_object_is_a_problem(string text)
    {
        using var client = await edge.SignedIn("citizen1");
        await (await client.PostOnceAsync("/api/cases", HttpJson.Body(text))).ShouldBeProblem(400, "body.not-object");
    }

    [Theory]
    [InlineData("""{"form":{"child":{"name":"张\u0000三"}}}""", "/form/child/name")]
    [InlineData("""{"form":{"a/b":["x","\ud800"]}}""", "/form/a~1b/1")]
    [InlineData("""{"form":{"a":"\udc00\ud800"}}""", "/form/a")]
    [InlineData("""{"form":{"\u0000":"x"}}""", "/form")]
    [InlineData("""{"form":{"n":1e400}}""", "/form/n")]
    [InlineData("""{"form":{"n":123456789012345678901234567890}}""", "/form/n")]
    public async Task what_cannot_be_stored_is_refused_with_its_field(string text, string field)
    {
        using var client = await edge.SignedIn("citizen1");
        var problem = await (await client.PostOnceAsync("/api/cases", HttpJson.Body(text)))
            .ShouldBeProblem(400, "body.not-storable");
        problem.Fields().ShouldBe([field]);
    }

    [Fact]
    public async Task bytes_that_are_no_utf8_are_refused()
    {
        using var client = await edge.SignedIn("citizen1");
        using var body = new ByteArrayContent([.. "{\"form\":{\"a\":\""u8, 0xC3, 0x28, .. "\"}}"u8]);
        body.Headers.ContentType = new("application/json");
        var answer = await client.PostOnceAsync("/api/cases", body);
        ((int)answer.StatusCode).ShouldBe(400);
    }

    [Fact]
    public async Task a_null_character_in_the_query_is_refused_with_its_parameter()
    {
        using var client = await edge.SignedIn("clerk-wjw");
        var problem = await (await client.GetAsync("/api/tasks?search=%00")).ShouldBeProblem(400, "query.not-storable");
        problem.Fields().ShouldBe(["search"]);
    }

    [Fact]
    public async Task every_wrong_query_parameter_is_named_at_once()
    {
        using var client = await edge.SignedIn("clerk-wjw");
        var problem = await (await client.GetAsync("/api/tasks?state=x&sort=y&skip=-1&take=1000&search=a&search=b"))
            .ShouldBeProblem(400, "query.invalid");
        problem.Fields().ShouldBe(["state", "search", "sort", "skip", "take"], ignoreOrder: true);
    }

    [Fact]
    public async Task every_missing_field_is_named_at_once()
    {
        using var client = await edge.SignedIn("citizen1");
        var problem = await (await client.PostOnceAsync("/api/cases", HttpJson.Body("""{"scenario":5}""")))
            .ShouldBeProblem(400, "body.invalid");
        problem.Fields().ShouldBe(["/scenario", "/division", "/form"], ignoreOrder: true);
    }

    [Fact]
    public async Task a_body_beyond_the_limit_is_a_problem()
    {
        using var client = await edge.SignedIn("citizen1");
        var text = $"{{\"form\":{{\"a\":\"{new string('x', 1_100_000)}\"}}}}";
        await (await client.PostOnceAsync("/api/cases", HttpJson.Body(text))).ShouldBeProblem(413, "too-large");
    }

    [Fact]
    public async Task a_refusal_of_the_domain_keeps_its_code_and_fields()
    {
        using var client = await edge.SignedIn("clerk-wjw");
        edge.Mediator.On<GetTask, TaskView>(_ => throw new RefusalException(
            RefusalKind.Forbidden, "task.other", "不可以", [new FieldError("/x", "改")]));
        var problem = await (await client.GetAsync("/api/tasks/t1")).ShouldBeProblem(403, "task.other");
        problem["detail"]!.GetValue<string>().ShouldBe("不可以");
        problem.Fields().ShouldBe(["/x"]);
    }

    [Fact]
    public async Task a_concurrent_change_is_a_conflict()
    {
        using var client = await edge.SignedIn("clerk-wjw");
        edge.Mediator.On<ClaimTask, TaskView>(_ => throw new ConcurrentChangeException("moved on"));
        await (await client.PostAsync("/api/tasks/t1/claim", null)).ShouldBeProblem(409, "changed-meanwhile");
    }

    [Fact]
    public async Task an_unexpected_failure_tells_nothing_but_its_trace()
    {
        using var client = await edge.SignedIn("clerk-wjw");
        edge.Mediator.On<ReleaseTask, TaskView>(_ => throw new InvalidOperationException("secret detail"));
        var answer = await client.PostAsync("/api/tasks/t1/release", null);
        await answer.ShouldBeProblem(500, "internal");
        (await answer.Content.ReadAsStringAsync()).ShouldNotContain("secret");
    }

    [Fact]
    public async Task a_version_that_is_none_is_refused()
    {
        using var client = await edge.SignedIn("clerk-wjw");
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/tasks/t1/claim");
        request.Headers.TryAddWithoutValidation("If-Match", "abc");
        await (await client.SendAsync(request)).ShouldBeProblem(400, "if-match.invalid");
    }

    [Fact]
    public async Task answers_carry_headers_that_bind_browsers()
    {
        using var client = edge.Anonymous();
        var answer = await client.GetAsync("/api/demo-accounts");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("X-Content-Type-Options").ShouldBe(["nosniff"]);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("frame-ancestors 'none'");
        answer.Headers.Contains("Server").ShouldBeFalse();
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["total"]!.GetValue<int>().ShouldBe(13);
    }

    [Fact]
    public async Task half_a_surrogate_pair_in_a_name_anywhere_is_a_problem()
    {
        using var client = await edge.SignedIn("citizen1");
        using var body = HttpJson.Body("""{"scenario":"newborn","form":{"a\ud800":1,"b":2}}""");
        await (await client.PostOnceAsync("/api/cases", body)).ShouldBeProblem(400, "body.malformed");
    }
}
