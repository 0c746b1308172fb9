using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Citizens;
using Workflow.Tests.Support;
using Xunit;
using static Workflow.Tests.ServiceCodes.CounterSteps;

namespace Workflow.Tests.ServiceCodes;

/// <summary>A citizen shows a code, a clerk scans it. Every test has citizens of its own.</summary>
[Collection(CitizensCollection.Name)]
public sealed class When_a_service_code_is_shown(HostFixture host)
{
    [Fact]
    public async Task the_counter_sees_name_masked_number_and_its_own_running_cases_and_the_citizen_sees_the_counter()
    {
        var application = await host.Example(971);
        var mother = application["form"]!["mother"]!;
        var number = await host.Cases.FileAsync(application);
        using var citizen = await host.BoundAsync("mother-971");
        using var clerk = await host.SignedIn("clerk-wjw");

        using var resolved = await clerk.ResolveAsync(await citizen.CodeAsync());
        resolved.StatusCode.ShouldBe(HttpStatusCode.Created);
        var receipt = await resolved.ReadJsonAsync();
        receipt.ToJsonString().ShouldNotContain(mother["name"]!.GetValue<string>());
        var visit = await clerk.GetJsonAsync($"{Counter}/{receipt["visitId"]}");

        visit["name"]!.GetValue<string>().ShouldBe(mother["name"]!.GetValue<string>());
        visit["idNumber"]!.GetValue<string>().ShouldMatch("^3201[*]{10}.{4}$");
        visit["cases"]!.AsArray().ShouldHaveSingleItem()!["caseNumber"]!.GetValue<string>().ShouldBe(number);
        var use = (await citizen.GetJsonAsync("/api/my/data-uses"))["items"]!.AsArray()
            .Single(each => each!["isAtCounter"]!.GetValue<bool>())!;
        use["service"]!.GetValue<string>().ShouldBe("苏服码窗口识别");
        use["onBehalfOf"]!.GetValue<string>().ShouldBe("南京市卫生健康委员会");
        use["consentedAt"].ShouldNotBeNull();
        use["returned"]!.AsArray().Count.ShouldBe(3);
    }

    [Fact]
    public async Task nobody_but_the_clerk_who_scanned_it_sees_who_it_was()
    {
        using var citizen = await host.BoundAsync("mother-972");
        using var clerk = await host.SignedIn("clerk-wjw");
        using var resolved = await clerk.ResolveAsync(await citizen.CodeAsync());
        var address = $"{Counter}/{(await resolved.ReadJsonAsync())["visitId"]}";

        foreach (var (user, status) in new[] { ("clerk-wjw-2", 404), ("clerk-gaj", 404), ("coordinator", 403), ("mother-972", 403) })
        {
            using var other = await host.SignedIn(user);
            ((int)(await other.GetAsync(address)).StatusCode).ShouldBe(status, user);
        }
    }

    [Fact]
    public async Task a_code_serves_once_and_only_whole_and_not_after_the_binding()
    {
        using var citizen = await host.BoundAsync("mother-973");
        using var clerk = await host.SignedIn("clerk-wjw");
        var (first, second) = (await citizen.CodeAsync(), await citizen.CodeAsync());

        (await RefusedAsync(clerk, first[..^6] + "AAAAAA")).ShouldBe((HttpStatusCode.BadRequest, "service-code.unreadable"));
        using (var used = await clerk.ResolveAsync(first))
        {
            used.StatusCode.ShouldBe(HttpStatusCode.Created);
        }

        (await RefusedAsync(clerk, first)).ShouldBe((HttpStatusCode.Conflict, "service-code.used"));
        using (var unbound = await citizen.PostOnceAsync($"{Mine}/unbinding", new JsonObject()))
        {
            unbound.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        (await RefusedAsync(clerk, second)).ShouldBe((HttpStatusCode.Conflict, "service-code.unbound"));
        (await citizen.GetJsonAsync(Mine))["code"].ShouldBeNull();
    }

    [Fact]
    public async Task without_consent_nothing_is_bound_and_only_citizens_bind()
    {
        using var citizen = await host.SignedIn("mother-974");
        using var refused = await citizen.PostOnceAsync(Mine, new JsonObject { ["consent"] = false });
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await citizen.GetJsonAsync(Mine))["isBound"]!.GetValue<bool>().ShouldBeFalse();

        using var clerk = await host.SignedIn("clerk-wjw");
        (await clerk.GetAsync(Mine)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await RefusedAsync(citizen, "SFM1.AAAA")).ShouldBe((HttpStatusCode.Forbidden, "counter.forbidden"));
    }

    [Fact]
    public async Task the_counter_files_for_the_citizen_and_for_nobody_else()
    {
        var (application, others) = (await host.Example(976), await host.Example(977));
        using var citizen = await host.BoundAsync("mother-976");
        using var clerk = await host.SignedIn("clerk-wjw");
        using var resolved = await clerk.ResolveAsync(await citizen.CodeAsync());
        var address = $"{Counter}/{(await resolved.ReadJsonAsync())["visitId"]}/cases";

        using var refused = await clerk.PostOnceAsync(address, others);
        (await refused.Content.ReadAsStringAsync()).ShouldContain("counter.other-applicant");
        using var filed = await clerk.PostOnceAsync(address, application);
        filed.StatusCode.ShouldBe(HttpStatusCode.Accepted, await filed.Content.ReadAsStringAsync());

        var number = (await filed.ReadJsonAsync())["caseNumber"]!.GetValue<string>();
        var timeline = (await citizen.GetJsonAsync($"/api/cases/{number}"))["timeline"]!.AsArray();
        timeline.ShouldContain(line => line!["text"]!.GetValue<string>() == "由南京市卫生健康委员会窗口代为提交");
        using var other = await host.SignedIn("clerk-gaj");
        (await other.PostOnceAsync(address, application)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task the_page_of_filing_knows_who_showed_the_code_and_nothing_of_what_the_citizen_keeps()
    {
        var mother = (await host.Example(978))["form"]!["mother"]!;
        using var citizen = await host.BoundAsync("mother-978");
        using var kept = await citizen.PutAsync("/api/drafts/newborn", HttpJson.Body(new JsonObject
        {
            ["form"] = new JsonObject { ["homeAddress"] = "只有本人知道的地址" },
            ["answered"] = new JsonArray(),
        }.ToJsonString()));
        kept.StatusCode.ShouldBe(HttpStatusCode.OK, await kept.Content.ReadAsStringAsync());
        using var clerk = await host.SignedIn("clerk-wjw");
        var address = $"/counter/{await clerk.VisitAsync(citizen)}/apply/newborn";

        var page = await clerk.GetStringAsync(address);
        page.ShouldContain(mother["name"]!.GetValue<string>());
        page.ShouldNotContain(mother["idNumber"]!.GetValue<string>());
        page.ShouldNotContain("name=\"/mother/idNumber\"");
        page.ShouldContain("name=\"/mother/phone\"");
        page.ShouldNotContain("只有本人知道的地址");
        using var other = await host.SignedIn("clerk-wjw-2");
        (await other.GetAsync(address)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task the_pages_show_the_consent_the_code_and_the_counter()
    {
        using var citizen = await host.SignedIn("mother-975");
        var asked = await citizen.GetStringAsync("/my/code");
        asked.ShouldContain("name=\"consent\"");
        asked.ShouldContain("身份证号码（隐去中间各位）");

        using var bound = await host.BoundAsync("mother-975");
        var shown = await bound.GetStringAsync("/my/code");
        shown.ShouldContain("<svg class=\"qr\"");
        shown.ShouldContain("SFM1.");
        using var clerk = await host.SignedIn("clerk-wjw");
        (await clerk.GetStringAsync("/counter")).ShouldContain("id=\"code\"");
        using var resolved = await clerk.ResolveAsync(await bound.CodeAsync());
        (await clerk.GetStringAsync($"/counter/{(await resolved.ReadJsonAsync())["visitId"]}")).ShouldContain("没有在办的办件");
        (await bound.GetStringAsync("/my/data")).ShouldContain("在办事窗口出示苏服码");
    }

    private static async Task<(HttpStatusCode Status, string Code)> RefusedAsync(HttpClient clerk, string code)
    {
        using var answer = await clerk.ResolveAsync(code);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        return (answer.StatusCode, problem["code"]!.GetValue<string>());
    }
}
