using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Activities.Common;
using Workflow.Activities.Tasks;
using Workflow.Engine.Instances;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Api;

public sealed class When_somebody_signs_in : IClassFixture<EdgeFixture>
{
    private readonly EdgeFixture edge;

    public When_somebody_signs_in(EdgeFixture edge)
    {
        this.edge = edge;
        edge.Mediator.On<ListTasks, Page<TaskView>>(_ => new Page<TaskView>([], 0));
    }

    [Fact]
    public async Task the_cookie_and_the_token_both_open_the_inbox()
    {
        using var client = edge.Anonymous();
        var answer = await SignIn(client, "clerk-wjw", "demo-clerk-wjw");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        cookie.ShouldContain("httponly");
        cookie.ShouldContain("samesite=lax");

        using var byCookie = new HttpRequestMessage(HttpMethod.Get, "/api/tasks");
        byCookie.Headers.Add("Cookie", cookie.Split(';')[0]);
        (await client.SendAsync(byCookie)).StatusCode.ShouldBe(HttpStatusCode.OK);

        using var byToken = new HttpRequestMessage(HttpMethod.Get, "/api/tasks");
        var token = (await answer.Content.ReadFromJsonAsync<JsonNode>())!["token"]!.GetValue<string>();
        byToken.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        (await client.SendAsync(byToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task the_clerk_acts_for_the_organisation()
    {
        using var client = await edge.SignedIn("clerk-gaj");
        await client.GetAsync("/api/tasks");
        var caller = edge.Mediator.Received.OfType<ListTasks>().Last().Caller;
        caller.Id.ShouldBe("clerk-gaj");
        caller.Organisation.ShouldBe("320100-gaj");
        caller.Tenant.ShouldBe("320100");
        caller.Roles.ShouldBe(["clerk"]);
    }

    [Fact]
    public async Task a_wrong_password_and_an_unknown_user_are_told_alike()
    {
        using var client = edge.Anonymous();
        var wrong = await (await SignIn(client, "citizen1", "nonsense")).ShouldBeProblem(401, "sign-in.refused");
        var unknown = await (await SignIn(client, "nobody", "nonsense")).ShouldBeProblem(401, "sign-in.refused");
        wrong["detail"]!.GetValue<string>().ShouldBe(unknown["detail"]!.GetValue<string>());
    }

    [Fact]
    public async Task an_unknown_user_without_password_stays_out()
    {
        using var client = edge.Anonymous();
        var problem = await (await SignIn(client, "nobody", string.Empty)).ShouldBeProblem(400, "body.invalid");
        problem.Fields().ShouldBe(["/password"]);
    }

    [Fact]
    public async Task guessing_is_stopped_for_that_account_alone()
    {
        using var client = edge.Anonymous();
        for (var attempt = 0; attempt < 10; attempt++)
        {
            await (await SignIn(client, "citizen2", $"guess-{attempt}")).ShouldBeProblem(401, "sign-in.refused");
        }

        var stopped = await SignIn(client, "citizen2", "demo-citizen2");
        await stopped.ShouldBeProblem(429, "sign-in.too-often");
        stopped.Headers.RetryAfter.ShouldNotBeNull();
        (await SignIn(client, "citizen1", "demo-citizen1")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("GET", "/api/cases")]
    [InlineData("POST", "/api/cases")]
    [InlineData("GET", "/api/cases/320100-2026-000001")]
    [InlineData("GET", "/api/cases/320100-2026-000001/events")]
    [InlineData("POST", "/api/cases/320100-2026-000001/supplements")]
    [InlineData("POST", "/api/cases/320100-2026-000001/withdrawal")]
    [InlineData("POST", "/api/cases/320100-2026-000001/rating")]
    [InlineData("GET", "/api/tasks")]
    [InlineData("GET", "/api/tasks/t1")]
    [InlineData("POST", "/api/tasks/t1/claim")]
    [InlineData("POST", "/api/tasks/t1/release")]
    [InlineData("POST", "/api/tasks/t1/complete")]
    [InlineData("GET", "/api/instances/wf-320100-2026-000001")]
    [InlineData("GET", "/api/instances/wf-320100-2026-000001/events")]
    [InlineData("POST", "/api/demo/clock")]
    [InlineData("GET", "/api/system")]
    public async Task nothing_else_is_open(string method, string path)
    {
        using var client = edge.Anonymous();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Content = method == "POST" ? HttpJson.Body("{}") : null;
        var answer = await client.SendAsync(request);
        await answer.ShouldBeProblem(401, "unauthenticated");
        answer.Headers.WwwAuthenticate.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("Bearer forged")]
    [InlineData("ApiKey wrong")]
    [InlineData("Basic Y2l0aXplbjE6ZGVtby1jaXRpemVuMQ==")]
    public async Task credentials_that_are_not_valid_are_refused(string authorization)
    {
        using var client = edge.Anonymous();
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", authorization);
        await (await client.GetAsync("/api/tasks")).ShouldBeProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task the_key_of_systems_looks_into_instances_and_a_citizen_does_not()
    {
        edge.Workflows.Find = (tenant, id, _) => tenant == "320100"
            ? new InstanceView(InstanceState.Initial with { Id = id }, 3, "ab")
            : null;
        using var system = edge.System();
        var answer = await system.GetAsync("/api/instances/wf-320100-2026-000001");
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.ETag!.Tag.ShouldBe("\"3\"");

        using var citizen = await edge.SignedIn("citizen1");
        await (await citizen.GetAsync("/api/instances/wf-320100-2026-000001")).ShouldBeProblem(403, "forbidden");
    }

    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", false)]
    [InlineData("Sec-Fetch-Site", "same-site", false)]
    [InlineData("Sec-Fetch-Site", "same-origin", true)]
    [InlineData("Origin", "https://evil.example", false)]
    [InlineData("Origin", "null", false)]
    [InlineData("X-Nothing", "said", true)]
    public async Task another_sites_page_cannot_use_the_cookie(string header, string value, bool passes)
    {
        using var client = edge.Anonymous();
        var cookie = (await SignIn(client, "clerk-wjw", "demo-clerk-wjw")).Headers.GetValues("Set-Cookie").Single();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/sign-out");
        request.Headers.Add("Cookie", cookie.Split(';')[0]);
        request.Headers.Add(header, value);
        var answer = await client.SendAsync(request);
        if (passes)
        {
            answer.StatusCode.ShouldBe(HttpStatusCode.NoContent);
            answer.Headers.GetValues("Set-Cookie").Single().ShouldContain("expires=Thu, 01 Jan 1970");
        }
        else
        {
            await answer.ShouldBeProblem(403, "cross-site");
        }
    }

    [Fact]
    public async Task moving_the_clock_a_week_signs_nobody_out()
    {
        using var client = await edge.SignedIn("administrator");
        var before = edge.Clock.Offset;
        var answer = await client.PostAsync("/api/demo/clock", HttpJson.Body("""{"advance":"P7D"}"""));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (edge.Clock.Offset - before).ShouldBe(TimeSpan.FromDays(7));
        (await client.GetAsync("/api/tasks")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("P1M")]
    [InlineData("-P1D")]
    [InlineData("P0D")]
    [InlineData("P")]
    [InlineData("PT")]
    [InlineData("P99999D")]
    [InlineData("7 days")]
    public async Task the_clock_takes_fixed_spans_forward_only(string advance)
    {
        using var client = await edge.SignedIn("administrator");
        var problem = await (await client.PostAsync("/api/demo/clock", HttpJson.Body($$"""{"advance":"{{advance}}"}""")))
            .ShouldBeProblem(400, "clock.invalid");
        problem.Fields().ShouldBe(["/advance"]);
    }

    [Fact]
    public async Task only_administrators_move_the_clock()
    {
        using var client = await edge.SignedIn("auditor");
        await (await client.PostAsync("/api/demo/clock", HttpJson.Body("""{"advance":"P7D"}""")))
            .ShouldBeProblem(403, "forbidden");
    }

    private static Task<HttpResponseMessage> SignIn(HttpClient client, string user, string password) =>
        client.PostAsJsonAsync("/api/sign-in", new { user, password });
}
