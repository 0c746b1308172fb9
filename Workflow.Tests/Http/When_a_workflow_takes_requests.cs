using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Workflow.Engine.Definitions;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;
using Workflow.Tests.Support;
using Xunit;
using static Workflow.Tests.Http.HttpWorkflows;

namespace Workflow.Tests.Http;

public sealed class When_a_workflow_takes_requests(HostFixture host) : IClassFixture<HostFixture>
{
    private const string Instance = "x-elsa-workflow-instance-id";

    [Fact]
    public async Task A_request_starts_the_workflow_and_gets_its_answer()
    {
        await host.PublishAsync(
            "greets",
            Endpoint("'greet/{name}'", "POST"),
            Respond(
                "({hello: getOutputFrom('On','RouteData').name, said: getOutputFrom('On','ParsedContent').text, q: getOutputFrom('On','QueryStringData').q})",
                "201",
                "\"responseHeaders\":{\"typeName\":\"Object\",\"expression\":{\"type\":\"Object\",\"value\":\"{\\\"X-Answer\\\":\\\"yes\\\",\\\"Set-Cookie\\\":\\\"a=b\\\"}\"} }"));
        using var client = host.Anonymous();

        using var answer = await client.PostAsJsonAsync("/workflows/Greet/%E5%BC%A0%E4%B8%89?q=1", new { text = "hi" });

        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        answer.Headers.GetValues("X-Answer").Single().ShouldBe("yes");
        answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
        answer.Content.Headers.ContentType!.ToString().ShouldBe("application/json; charset=utf-8");
        (await answer.Content.ReadAsStringAsync()).ShouldBe("""{"hello":"张三","said":"hi","q":"1"}""");
        (await StateAsync(answer)).Status.ShouldBe(WorkflowStatus.Finished);
    }

    [Fact]
    public async Task The_answer_is_committed_before_it_leaves()
    {
        await host.PublishAsync("notes", Endpoint("'notes'", "POST"), Respond("'noted'"));
        using var client = host.Anonymous();

        using var answer = await client.PostAsync("/workflows/notes", null);

        (await StateAsync(answer)).SubStatus.ShouldBe(WorkflowSubStatus.Finished);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("noted");
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/plain");
    }

    [Fact]
    public async Task A_workflow_that_waits_is_resumed_by_a_request_to_its_path()
    {
        await host.PublishAsync(
            "orders",
            Endpoint("'orders'", "POST"),
            Respond("getWorkflowInstanceId()", "202"),
            Endpoint("`orders/${getWorkflowInstanceId()}/approve`", "POST", starts: false, id: "Approve"),
            Respond("'approved by ' + getOutputFrom('Approve','ParsedContent').by"));
        using var client = host.Anonymous();
        using var opened = await client.PostAsync("/workflows/orders", null);
        var order = await opened.Content.ReadAsStringAsync();

        using var approved = await client.PostAsJsonAsync($"/workflows/orders/{order}/approve", new { by = "me" });
        using var again = await client.PostAsJsonAsync($"/workflows/orders/{order}/approve", new { by = "you" });

        opened.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await approved.Content.ReadAsStringAsync()).ShouldBe("approved by me");
        again.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Of_several_that_wait_at_one_path_the_correlation_tells_which_is_meant()
    {
        await host.PublishAsync(
            "parcels",
            Endpoint("'parcels'", "POST"),
            Endpoint("'parcels/{stop}/arrived'", "PUT", starts: false, id: "Arrived"),
            Respond("getCorrelationId() + ' at ' + getOutputFrom('Arrived','RouteData').stop"));
        using var client = host.Anonymous();
        foreach (var parcel in new[] { "p1", "p2" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/workflows/parcels") { Headers = { { "x-correlation-id", parcel } } };
            using var opened = await client.SendAsync(request);
            opened.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        }

        using var ambiguous = await client.PutAsync("/workflows/parcels/north/arrived", null);
        using var named = await client.PutAsync("/workflows/parcels/north/arrived?correlationId=p2", null);

        ambiguous.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await ambiguous.Content.ReadAsStringAsync()).ShouldContain("ambiguous");
        (await named.Content.ReadAsStringAsync()).ShouldBe("p2 at north");
    }

    [Fact]
    public async Task Of_many_who_resume_the_same_wait_at_once_one_is_answered_and_the_others_are_told()
    {
        await host.PublishAsync(
            "race",
            Endpoint("'race'", "POST"),
            Endpoint("'race/go'", "POST", starts: false, id: "Go"),
            Respond("'won'"));
        using var client = host.Anonymous();
        using var opened = await client.PostAsync("/workflows/race", null);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.PostAsync("/workflows/race/go", null)));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).ShouldBe(1);
        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.OK
            || answer.StatusCode == HttpStatusCode.Conflict || answer.StatusCode == HttpStatusCode.NotFound);
    }

    [Theory]
    [InlineData("", null, HttpStatusCode.Unauthorized)]
    [InlineData("", "citizen1", HttpStatusCode.OK)]
    [InlineData("authenticated", null, HttpStatusCode.Unauthorized)]
    [InlineData("administrator", "citizen1", HttpStatusCode.Forbidden)]
    [InlineData("citizen,clerk", "citizen1", HttpStatusCode.OK)]
    [InlineData("anonymous", null, HttpStatusCode.OK)]
    public async Task An_endpoint_lets_in_whom_it_names_and_without_a_word_those_who_signed_in(
        string policy,
        string? user,
        HttpStatusCode status)
    {
        var path = $"p{Guid.NewGuid():N}";
        await host.PublishAsync(path, Endpoint($"'{path}'", policy: policy), Respond("'in'"));
        using var client = user is null ? host.Anonymous() : await host.SignedIn(user);

        using var answer = await client.GetAsync($"/workflows/{path}");

        answer.StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task Whoever_is_not_answered_in_the_first_burst_gets_202_with_the_instance()
    {
        await host.PublishAsync("slow", Endpoint("'slow'"), """{"id":"W","type":"Elsa.Event","version":1,"eventName":{"typeName":"String","expression":{"type":"Literal","value":"never"} } }""");
        using var client = host.Anonymous();

        using var answer = await client.GetAsync("/workflows/slow");

        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await answer.ReadJsonAsync())["workflowInstanceId"]!.GetValue<string>().ShouldBe(answer.Headers.GetValues(Instance).Single());
    }

    [Fact]
    public async Task A_workflow_that_ends_without_an_answer_is_answered_200_and_one_that_faults_500()
    {
        await host.PublishAsync("silent", Endpoint("'silent'"));
        await host.PublishAsync("broken", Endpoint("'broken'"), Respond("nothing.there"));
        using var client = host.Anonymous();

        using var silent = await client.GetAsync("/workflows/silent");
        using var broken = await client.GetAsync("/workflows/broken");

        silent.StatusCode.ShouldBe(HttpStatusCode.OK);
        broken.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
        (await broken.Content.ReadAsStringAsync()).ShouldNotContain("nothing");
    }

    [Fact]
    public async Task A_request_repeated_under_its_key_starts_nothing_and_gets_the_same_answer()
    {
        await host.PublishAsync("once", Endpoint("'once'", "POST"), Respond("getWorkflowInstanceId()"));
        using var client = host.Anonymous();
        client.DefaultRequestHeaders.Add("Idempotency-Key", "k1");

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => client.PostAsJsonAsync("/workflows/once", new { a = 1 })));
        var texts = await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync()));
        using var other = await client.PostAsJsonAsync("/workflows/once", new { a = 2 });

        texts.Distinct().Count().ShouldBe(1);
        other.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task A_singleton_that_runs_answers_that_it_cannot_start()
    {
        await host.PublishWithAsync(
            "alone",
            """{"activationStrategyType":"Elsa.Workflows.Runtime.ActivationValidators.SingletonStrategy, Elsa.Workflows.Runtime"}""",
            Endpoint("'alone'"),
            Endpoint("'alone/end'", starts: false, id: "End"));
        using var client = host.Anonymous();
        using var first = await client.GetAsync("/workflows/alone");

        using var second = await client.GetAsync("/workflows/alone");

        first.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        second.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        second.Headers.GetValues("x-elsa-workflow-cannot-start").Single().ShouldBe("true");
    }

    [Fact]
    public async Task A_wrong_path_method_or_body_starts_nothing()
    {
        await host.PublishAsync("strict", Endpoint("'strict'", "POST"), Respond("'ok'"));
        using var client = host.Anonymous();
        using var wrongBody = new StringContent("{not json", Encoding.UTF8, "application/json");
        using var forged = new StringContent("""{"$personal":{"subject":"s","key":"k","cipher":"c"}}""", Encoding.UTF8, "application/json");

        using var nowhere = await client.GetAsync("/workflows/nowhere");
        using var method = await client.GetAsync("/workflows/strict");
        using var malformed = await client.PostAsync("/workflows/strict", wrongBody);
        using var sealedByOthers = await client.PostAsync("/workflows/strict", forged);

        nowhere.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        method.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        malformed.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        sealedByOthers.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Another_sites_page_cannot_post_with_a_visitors_session()
    {
        await host.PublishAsync("guarded", Endpoint("'guarded'", "POST", policy: "authenticated"), Respond("'ok'"));
        using var client = host.Anonymous();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/workflows/guarded")
        {
            Headers = { { "Sec-Fetch-Site", "cross-site" } },
        };

        using var answer = await client.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Files_reach_the_workflow_and_go_back_in_an_archive_and_wrong_ones_are_refused()
    {
        const string Limits =
            """
            "fileSizeLimit":{"typeName":"Int64","expression":{"type":"Literal","value":"1000"} },
            "allowedFileExtensions":{"typeName":"Object","expression":{"type":"Object","value":"[\".txt\"]"} },
            """;
        await host.PublishAsync(
            "files",
            Endpoint("'files'", "POST", more: Limits),
            """
            {"id":"Zip","type":"Elsa.WriteFileHttpResponse","version":1,"filename":{"typeName":"String","expression":{"type":"Literal","value":"材料.zip"} },
             "content":{"typeName":"Object","expression":{"type":"JavaScript","value":"getOutputFrom('On','Files')"} } }
            """);
        using var client = host.Anonymous();

        using var archive = await client.PostAsync("/workflows/files", Form(("a.txt", 10), ("b.txt", 20)));
        using var large = await client.PostAsync("/workflows/files", Form(("a.txt", 1001)));
        using var strange = await client.PostAsync("/workflows/files", Form(("a.exe", 1)));

        using var zip = new System.IO.Compression.ZipArchive(await archive.Content.ReadAsStreamAsync());
        zip.Entries.Select(entry => (entry.Name, entry.Length)).ShouldBe([("a.txt", 10), ("b.txt", 20)]);
        archive.Content.Headers.ContentDisposition!.FileNameStar.ShouldBe("材料.zip");
        large.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        strange.StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    [Fact]
    public async Task A_workflow_that_asks_to_see_a_violation_sees_it_as_an_outcome()
    {
        const string Limits =
            """
            "requestSizeLimit":{"typeName":"Int64","expression":{"type":"Literal","value":"10"} },"exposeRequestTooLargeOutcome":true,
            """;
        await host.PublishAsync("exposed", Endpoint("'exposed'", "POST", more: Limits), Respond("'too much: ' + (getOutputFrom('On','ParsedContent') == null)", "413"));
        using var client = host.Anonymous();

        using var answer = await client.PostAsJsonAsync("/workflows/exposed", new { text = new string('x', 100) });

        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("too much: true");
    }

    [Fact]
    public async Task Two_workflows_cannot_publish_the_same_path_and_the_second_is_told_who_has_it()
    {
        await host.PublishAsync("first", Endpoint("'shared/{id}'"));
        var library = host.Services.GetRequiredService<IDefinitionLibrary>();
        var origin = new Origin(new Actor("analyst", "analyst", "320000", "320000"), "test");

        var refusal = await Should.ThrowAsync<DefinitionRefusedException>(() => library.SaveAsync(
            origin, new DefinitionDraft(Definition("second", "{}", Endpoint("'Shared/{number}'"))) { Publish = true }, default));
        var wrong = await library.SaveAsync(
            origin, new DefinitionDraft(Definition("third", "{}", Endpoint("'a//{b}'", policy: "everybody"))) { Publish = true }, default);

        refusal.Problems.Single().ActivityId.ShouldBe("On");
        refusal.Message.ShouldContain("first");
        wrong.Version.IsPublished.ShouldBeFalse();
        wrong.Problems.ShouldContain(problem => problem.ActivityId == "On");
    }

    [Fact]
    public async Task Credentials_are_not_recorded()
    {
        await host.PublishAsync("headers", Endpoint("'headers'", policy: "authenticated"), Respond("getOutputFrom('On','Headers')"));
        using var client = await host.SignedIn("citizen1");
        client.DefaultRequestHeaders.Add("X-Seen", "yes");

        using var answer = await client.GetAsync("/workflows/headers");

        var headers = (await answer.ReadJsonAsync()).AsObject();
        headers["X-Seen"]!.GetValue<string>().ShouldBe("yes");
        headers.ContainsKey("Authorization").ShouldBeFalse();
    }

    [Fact]
    public async Task Executed_through_Elsas_API_the_workflow_answers_too()
    {
        await host.PublishAsync("executed", Respond("'answered'", "203"));
        using var client = await host.SignedIn("administrator");

        using var answer = await client.PostAsJsonAsync("/elsa/api/workflow-definitions/executed/execute", new { });

        answer.StatusCode.ShouldBe(HttpStatusCode.NonAuthoritativeInformation);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("answered");
        answer.Headers.Contains(Instance).ShouldBeTrue();
    }

    private async Task<InstanceState> StateAsync(HttpResponseMessage answer) =>
        (await host.Services.GetRequiredService<IWorkflows>().FindAsync(
            "320000", answer.Headers.GetValues(Instance).Single(), null, default))!.State;

    private static MultipartFormDataContent Form(params (string Name, int Length)[] files)
    {
        var form = new MultipartFormDataContent { { new StringContent("value"), "field" } };
        foreach (var (name, length) in files)
        {
            var content = new ByteArrayContent(new byte[length]);
            content.Headers.ContentType = new MediaTypeHeaderValue("text/plain");
            form.Add(content, "files", name);
        }

        return form;
    }
}
