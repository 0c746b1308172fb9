using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Activities.Examples;
using Workflow.Tests.Api;
using Workflow.Tests.ServiceCodes;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Mandates;

/// <summary>A company applies by its agent, as far and as long as its legal representative lets him.</summary>
public sealed class When_a_company_applies(CompanyWorld world) : IClassFixture<CompanyWorld>
{
    [Fact]
    public async Task an_agent_with_a_mandate_files_and_the_company_gets_its_account()
    {
        await world.MandatedAsync(1);
        var number = await world.FiledAsAsync("agent-1", 1);
        await RegisteredAsync(number);

        var closed = await SeenAsync("agent-1", number, "closed");
        closed["result"]!.GetValue<string>().ShouldBe("granted");
        closed["company"]!.GetValue<string>().ShouldBe(CompanyOf(1).Code);
        closed["outcomes"]!.AsArray().ShouldHaveSingleItem()!["value"]!.GetValue<string>().ShouldStartWith("DW");
        (await SeenAsync("legal-1", number, "closed"))["actions"]!.AsArray().ShouldNotBeEmpty("the legal representative is the applicant too");
    }

    [Fact]
    public async Task nobody_files_for_a_company_without_its_mandate()
    {
        using var stranger = await world.FileAsAsync("agent-2", 2);
        await stranger.ShouldBeProblem(403, "mandate.missing");

        await world.MandatedAsync(3);
        using var other = await world.FileAsAsync("agent-3", 3, form =>
        {
            form["company"]!["code"] = CompanyOf(2).Code;
            form["company"]!["name"] = CompanyOf(2).Name;
        });
        await other.ShouldBeProblem(403, "mandate.missing");
    }

    [Fact]
    public async Task an_agent_whose_mandate_was_revoked_files_nothing_and_sees_nothing_any_more()
    {
        var mandate = await world.MandatedAsync(4);
        var number = await world.FiledAsAsync("agent-4", 4);
        (await world.RevokeAsync("legal-5", mandate)).ShouldBe(HttpStatusCode.NotFound, "another company's");
        (await world.RevokeAsync("legal-4", mandate)).ShouldBe(HttpStatusCode.OK);

        using var again = await world.FileAsAsync("agent-4", 4);
        await again.ShouldBeProblem(403, "mandate.missing");
        using var agent = await world.Host.SignedIn("agent-4");
        (await agent.GetAsync($"/api/cases/{number}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await NumbersAsync(agent)).ShouldNotContain(number);
        using var legal = await world.Host.SignedIn("legal-4");
        (await NumbersAsync(legal)).ShouldContain(number);
    }

    [Fact]
    public async Task another_agent_of_the_company_finds_the_case_by_its_code_and_goes_on_with_it()
    {
        await world.MandatedAsync(6);
        var number = await world.FiledAsAsync("agent-6", 6);
        using var legal = await world.Host.SignedIn("legal-6");
        using var given = await legal.PostOnceAsync("/api/mandates", await world.MandateAsync(ExampleElders.Of(ExampleFamilies.Make(7))));
        given.StatusCode.ShouldBe(HttpStatusCode.OK);

        using var colleague = await world.Host.SignedIn("agent-7");
        (await NumbersAsync(colleague, CompanyOf(6).Code)).ShouldBe([number]);
        using var withdrawn = await colleague.PostOnceAsync($"/api/cases/{number}/withdrawal", new JsonObject());
        withdrawn.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        using var stranger = await world.Host.SignedIn("agent-8");
        (await NumbersAsync(stranger, CompanyOf(6).Code)).ShouldBeEmpty();
    }

    [Fact]
    public async Task the_public_code_of_a_company_does_not_open_its_case_to_those_who_track_it()
    {
        // One whose end could be that of an identity number.
        var seed = Enumerable.Range(13, 100).First(each => char.IsAsciiDigit(CompanyOf(each).Code[^1]));
        await world.MandatedAsync(seed);
        var number = await world.FiledAsAsync($"agent-{seed}", seed);

        (await TrackedAsync(number, CompanyOf(seed).Code[^6..])).ShouldBe(HttpStatusCode.NotFound);
        (await TrackedAsync(number, CompanyOf(seed).Clerk.Id.Number[^6..])).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task a_code_with_a_wrong_check_digit_and_an_agent_who_is_somebody_else_are_put_right_first()
    {
        var right = CompanyOf(9).Code;
        using var answer = await world.FileAsAsync("agent-9", 9, form =>
        {
            form["company"]!["code"] = right[..17] + (right[17] == '0' ? '1' : '0');
            form["agent"]!["idNumber"] = ExampleFamilies.Make(10).Mother.Id.Number;
        });
        var problem = await answer.ShouldBeProblem(400, "form.invalid");
        problem.Fields().ShouldBe(["/company/code", "/agent/idNumber"], ignoreOrder: true);
    }

    [Fact]
    public async Task only_a_legal_representative_gives_mandates_and_what_is_wrong_is_told_together()
    {
        using var agent = await world.Host.SignedIn("agent-11");
        var good = await world.MandateAsync(CompanyOf(11).Clerk);
        using var refused = await agent.PostOnceAsync("/api/mandates", good.DeepClone().AsObject());
        await refused.ShouldBeProblem(403, "mandate.representative-only");

        using var legal = await world.Host.SignedIn("legal-11");
        var bad = await world.MandateAsync(CompanyOf(11).Clerk, days: -1);
        bad["idNumber"] = "320106199001011234";
        bad["scopes"] = new JsonArray("newborn");
        using var answer = await legal.PostOnceAsync("/api/mandates", bad);
        (await answer.ShouldBeProblem(400, "mandate.invalid")).Fields().ShouldBe(["/idNumber", "/scopes", "/until"], ignoreOrder: true);
    }

    [Fact]
    public async Task mandates_stand_on_a_page_for_those_who_gave_and_who_hold_them_and_no_identity_number_is_kept()
    {
        await world.MandatedAsync(12);
        using var legal = await world.Host.SignedIn("legal-12");
        var given = await legal.GetStringAsync("/mandates");
        given.ShouldContain(CompanyOf(12).Clerk.Name);
        given.ShouldContain("/revoke");
        using var agent = await world.Host.SignedIn("agent-12");
        (await agent.GetStringAsync("/mandates")).ShouldContain(CompanyOf(12).Name);

        var stored = await world.EverythingStoredAsync();
        stored.Contains(CompanyOf(12).Clerk.Id.Number, StringComparison.Ordinal).ShouldBeFalse();
        stored.Contains(CompanyOf(12).Clerk.Name, StringComparison.Ordinal).ShouldBeFalse();
    }

    [Fact]
    public async Task a_counter_files_for_the_company_whose_agent_shows_a_code()
    {
        await world.MandatedAsync(201);
        using var agent = await world.Host.BoundAsync("agent-201");
        using var clerk = await world.Host.SignedIn("clerk-gjj");
        var visit = await clerk.VisitAsync(agent);
        (await clerk.GetStringAsync(PageOf(visit))).ShouldContain(CompanyOf(201).Name);

        using var filed = await clerk.PostOnceAsync(FilingOf(visit), await world.ExampleAsync(201));
        filed.StatusCode.ShouldBe(HttpStatusCode.Accepted, await filed.Content.ReadAsStringAsync());
        var seen = await agent.GetJsonAsync($"/api/cases/{(await filed.ReadJsonAsync())["caseNumber"]}");
        seen["company"]!.GetValue<string>().ShouldBe(CompanyOf(201).Code);
        seen["timeline"]!.AsArray().ShouldContain(line => line!["text"]!.GetValue<string>().EndsWith("窗口代为提交", StringComparison.Ordinal));
    }

    [Fact]
    public async Task a_counter_files_for_no_company_whose_mandate_was_revoked_and_for_no_other_agent_and_not_after_the_visit()
    {
        var mandate = await world.MandatedAsync(202);
        using var agent = await world.Host.BoundAsync("agent-202");
        using var clerk = await world.Host.SignedIn("clerk-gjj");
        var visit = await clerk.VisitAsync(agent);
        (await world.RevokeAsync("legal-202", mandate)).ShouldBe(HttpStatusCode.OK);

        (await clerk.GetStringAsync(PageOf(visit))).ShouldNotContain(CompanyOf(202).Name);
        using var revoked = await clerk.PostOnceAsync(FilingOf(visit), await world.ExampleAsync(202));
        await revoked.ShouldBeProblem(403, "mandate.missing");
        using var other = await clerk.PostOnceAsync(FilingOf(visit), await world.ExampleAsync(203));
        await other.ShouldBeProblem(400, "counter.other-applicant");

        world.Host.Clock.Advance(TimeSpan.FromMinutes(31));
        using var over = await clerk.PostOnceAsync(FilingOf(visit), await world.ExampleAsync(202));
        await over.ShouldBeProblem(404, "counter.over");
        (await clerk.GetAsync(PageOf(visit))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static string FilingOf(string visit) => $"{CounterSteps.Counter}/{visit}/cases";

    private static string PageOf(string visit) => $"/counter/{visit}/apply/{CompanyWorld.Scenario}";

    private static ExampleCompany CompanyOf(int seed) => ExampleCompany.Of(ExampleFamilies.Make(seed));

    private async Task<HttpStatusCode> TrackedAsync(string number, string end)
    {
        using var anybody = world.Host.Anonymous();
        using var answer = await anybody.PostAsync(
            "/api/tracking", HttpJson.Body(new JsonObject { ["caseNumber"] = number, ["identityEnd"] = end }.ToJsonString()));
        return answer.StatusCode;
    }

    private async Task RegisteredAsync(string number)
    {
        var task = (await Eventually.SeeAsync(() => world.Host.Cases.TasksAsync("clerk-gjj", number), tasks => tasks.Count == 1))[0];
        using var answer = await world.Host.Cases.DecideAsync("clerk-gjj", task);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }

    private async Task<JsonObject> SeenAsync(string user, string number, string status)
    {
        using var client = await world.Host.SignedIn(user);
        return await Eventually.SeeAsync(
            async () => (await client.GetJsonAsync($"/api/cases/{number}")).AsObject(), seen => seen["status"]!.GetValue<string>() == status);
    }

    private static async Task<List<string>> NumbersAsync(HttpClient client, string? search = null) =>
        [.. (await client.GetJsonAsync($"/api/cases?take=200&search={search}"))["items"]!.AsArray().Select(one => one!["caseNumber"]!.GetValue<string>())];
}
