using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.WorkPlans;

/// <summary>The office draws a plan up by hand, puts it right and confirms it.</summary>
public sealed class When_a_work_plan_is_drawn_up(HostFixture host) : IClassFixture<HostFixture>
{
    [Fact]
    public async Task from_a_title_to_a_confirmed_plan()
    {
        using var office = await host.SignedIn("coordinator");
        var id = await DraftAsync(office);

        var programme = await Part(office, id, "programmes", """{"title":"强基工程"}""");
        var task = await Part(office, id, $"programmes/{programme}/tasks", """{"number":1,"title":"建平台"}""");
        var proposed = await Part(office, id, $"tasks/{task}/measures", """{"text":"各设区市年底前接入率达到95%以上；省数据局每季度通报。"}""");
        var spare = await Part(office, id, $"tasks/{task}/measures", """{"text":"另行安排。"}""");
        var written = await Part(
            office, id, $"tasks/{task}/measures",
            """{"text":"完成验收。","units":[{"code":"320000-sjj"},{"code":"320000-czt","role":"assisting"}],"deadline":{"date":"2026-11-30"},"targets":[{"name":"验收率","comparison":"=","value":100,"unit":"%"}]}""");
        await Change(office, id, $"measures/{spare}/remove", "{}");
        await Change(office, id, $"programmes/{programme}/rename", """{"title":"数据强基工程"}""");
        await Change(office, id, $"tasks/{task}/rename", """{"number":2,"title":"建好平台"}""");
        var empty = await Part(office, id, "programmes", """{"title":"多余的工程"}""");
        await Change(office, id, $"parts/{empty}/remove", "{}");
        var split = (await Change(office, id, $"measures/{proposed}/split", """{"parts":["各设区市年底前接入率达到95%以上","省数据局每季度通报"]}"""))["parts"]!.AsArray()
            .Select(part => part!.GetValue<string>()).ToList();
        await Change(office, id, $"measures/{split[0]}/correct", """{"text":"各设区市年底前全部接入。","deadline":null}""");
        await Change(office, id, "measures/confirm", $$"""{"measureIds":["{{split[1]}}"]}""");
        var receipt = await Change(office, id, "confirm", "{}");

        (receipt["status"]!.GetValue<string>(), receipt["measureCount"]!.GetValue<int>(), receipt["uncheckedCount"]!.GetValue<int>())
            .ShouldBe(("confirmed", 3, 0));
        var plan = await office.GetJsonAsync($"/api/work-plans/{id}");
        var only = plan["programmes"]!.AsArray().Single()!;
        var tasks = only["tasks"]!.AsArray().Single()!;
        (only["title"]!.GetValue<string>(), tasks["number"]!.GetValue<int>(), tasks["title"]!.GetValue<string>()).ShouldBe(("数据强基工程", 2, "建好平台"));
        var measures = tasks["measures"]!.AsArray();
        measures.Select(measure => measure!["text"]!.GetValue<string>()).ShouldBe(["各设区市年底前全部接入。", "省数据局每季度通报", "完成验收。"]);
        measures[0]!["deadline"].ShouldBeNull();
        measures[0]!["targets"]![0]!["name"]!.GetValue<string>().ShouldBe("接入率");
        measures[2]!["id"]!.GetValue<string>().ShouldBe(written);
        measures[2]!["units"]![1]!["role"]!.GetValue<string>().ShouldBe("assisting");

        using var late = await office.PostOnceAsync($"/api/work-plans/{id}/measures/{written}/remove", HttpJson.Body("{}"));
        late.StatusCode.ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task two_of_the_office_do_not_overwrite_each_other()
    {
        using var office = await host.SignedIn("coordinator");
        var id = await DraftAsync(office);
        await Part(office, id, "programmes", """{"title":"强基工程"}""");

        using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/work-plans/{id}/programmes/p1/rename") { Content = HttpJson.Body("""{"title":"其他"}""") };
        request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        using var answer = await office.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("version.changed");
    }

    [Fact]
    public async Task a_change_sent_twice_is_made_once()
    {
        using var office = await host.SignedIn("coordinator");
        var id = await DraftAsync(office);

        for (var i = 0; i < 2; i++)
        {
            using var answer = await office.PostOnceAsync($"/api/work-plans/{id}/programmes", HttpJson.Body("""{"title":"强基工程"}"""), "twice");
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await office.GetJsonAsync($"/api/work-plans/{id}"))["programmes"]!.AsArray().Count.ShouldBe(1);
    }

    [Fact]
    public async Task what_is_wrong_in_a_measure_is_told_by_field()
    {
        using var office = await host.SignedIn("coordinator");
        var id = await DraftAsync(office);

        using var answer = await office.PostOnceAsync(
            $"/api/work-plans/{id}/tasks/t1/measures",
            HttpJson.Body("""{"units":[{"role":"responsible"}],"deadline":{"date":"年底"},"targets":[{"name":"率","comparison":">=","value":"多"}]}"""));

        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        problem["errors"]!.AsArray().Select(error => error!["field"]!.GetValue<string>())
            .ShouldBe(["/text", "/units/0/code", "/targets/0/value", "/deadline/date"], ignoreOrder: true);
    }

    [Fact]
    public async Task plans_are_listed_with_what_is_left_to_check()
    {
        using var office = await host.SignedIn("coordinator");
        var id = await DraftAsync(office, 2031);
        await Part(office, id, "programmes", """{"title":"强基工程"}""");
        await Part(office, id, "programmes/p1/tasks", """{"title":"建平台"}""");
        await Part(office, id, "tasks/t1/measures", """{"text":"做好。"}""");

        var list = await office.GetJsonAsync("/api/work-plans?year=2031&status=draft");

        var plan = list["items"]!.AsArray().Single()!;
        (plan["id"]!.GetValue<string>(), plan["taskCount"]!.GetValue<int>(), plan["measureCount"]!.GetValue<int>(), plan["uncheckedCount"]!.GetValue<int>())
            .ShouldBe((id, 1, 1, 1));
        (await office.GetAsync("/api/work-plans/320100-2031-01")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<string> DraftAsync(HttpClient office, int year = 2026)
    {
        using var answer = await office.PostOnceAsync("/api/work-plans", HttpJson.Body($$"""{"title":"{{year}}年全省数据工作要点","year":{{year}}}"""));
        answer.StatusCode.ShouldBe(HttpStatusCode.Created);
        return (await answer.ReadJsonAsync())["id"]!.GetValue<string>();
    }

    private static async Task<JsonNode> Change(HttpClient office, string id, string path, string body)
    {
        using var answer = await office.PostOnceAsync($"/api/work-plans/{id}/{path}", HttpJson.Body(body));
        return await answer.ReadJsonAsync();
    }

    private static async Task<string> Part(HttpClient office, string id, string path, string body) =>
        (await Change(office, id, path, body))["parts"]![0]!.GetValue<string>();
}
