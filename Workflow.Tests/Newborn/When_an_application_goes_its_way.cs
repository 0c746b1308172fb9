using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Activities.Examples;
using Workflow.Activities.Identity;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Newborn;

/// <summary>The whole way of an application, over HTTP, with the sandbox's data services.</summary>
public sealed class When_an_application_goes_its_way(NewbornWorld world) : IClassFixture<NewbornWorld>
{
    [Fact]
    public async Task the_example_is_granted_and_every_item_with_it()
    {
        var number = await world.FiledAsync(1);
        var closed = await world.DecidedAsync(number);

        closed["result"]!.GetValue<string>().ShouldBe("granted");
        closed["items"]!.AsArray().ShouldAllBe(item => item!["status"]!.GetValue<string>() == "closed");
        Outcome(closed, "childIdNumber").ShouldSatisfyAllConditions(
            id => ResidentId.IsValid(id).ShouldBeTrue(),
            id => id.ShouldStartWith(closed["division"]!.GetValue<string>()));
        closed["actions"]!.AsArray().ShouldContain(action => action!["kind"]!.GetValue<string>() == "rate");
        await EveryEffectTookPlaceOnceAsync(number);
    }

    [Fact]
    public async Task an_identity_number_typed_with_a_small_x_is_the_same_number()
    {
        var seed = Enumerable.Range(100, 200).First(n =>
            ExampleFamilies.Make(n).Mother.Id.Number.EndsWith('X'));
        var number = await world.FiledAsync(
            seed, form => form["mother"]!["idNumber"] = form["mother"]!["idNumber"]!.GetValue<string>().ToLowerInvariant());
        (await world.UntilAsync(number, "review"))["caseNumber"]!.GetValue<string>().ShouldBe(number);
    }

    [Fact]
    public async Task a_linked_cases_number_leads_to_its_case()
    {
        var number = await world.FiledAsync(8);
        await world.UntilAsync(number, "review");
        (await world.Host.Cases.CaseAsync($"{number}-01"))["caseNumber"]!.GetValue<string>().ShouldBe(number);
    }

    [Fact]
    public async Task contradicting_evidence_is_told_once_and_the_amended_application_goes_on()
    {
        var example = await world.Host.Example(2);
        var right = example["form"]!.DeepClone();
        var number = await world.FiledAsync(2, form =>
        {
            form["mother"]!["name"] = "赵不对";
            form["child"]!["birthDate"] = "2026-01-01";
        });

        var asked = await world.UntilAsync(number, "supplement");
        var action = asked["actions"]!.AsArray().Single(found => found!["kind"]!.GetValue<string>() == "supplement")!;
        action["fields"]!.AsArray().Select(field => field!["field"]!.GetValue<string>())
            .ShouldBe(["/mother/name", "/child/birthDate"], ignoreOrder: true);

        (await world.Host.Cases.ActAsync(number, "supplements", new JsonObject { ["form"] = right })).ShouldBe(HttpStatusCode.Accepted);
        (await world.DecidedAsync(number))["result"]!.GetValue<string>().ShouldBe("granted");
    }

    [Fact]
    public async Task a_second_application_for_the_same_child_is_linked_for_those_who_decide()
    {
        var first = await world.FiledAsync(61);
        var twin = await world.FiledAsync(61, form => form["child"]!["name"] = "王双双");
        var taken = await world.FiledAsync(62);
        (await world.Host.Cases.ActAsync(taken, "withdrawal", [])).ShouldBe(HttpStatusCode.Accepted);

        var second = await world.FiledAsync(61);
        var anew = await world.FiledAsync(62);

        await LinksAsync(second, first);
        await LinksAsync(first, second);
        await LinksAsync(twin);
        await LinksAsync(anew);
        (await world.Host.Cases.CaseAsync(second))["timeline"]!.AsArray().ShouldAllBe(line => line!["kind"]!.GetValue<string>() != "linked");
    }

    [Fact]
    public async Task a_denied_certificate_closes_the_rest_with_the_reason_on_the_timeline()
    {
        var number = await world.FiledAsync(3);
        var closed = await world.DecidedAsync(number, denied: "birth-certificate", reason: "分娩信息尚未复核");

        closed["result"]!.GetValue<string>().ShouldBe("denied");
        Items(closed).Where(item => item.Code != "birth-certificate").ShouldAllBe(item => item.Result == "terminated");
        closed["timeline"]!.AsArray().ShouldContain(line => line!["text"]!.GetValue<string>().Contains("分娩信息尚未复核"));
    }

    [Fact]
    public async Task a_denied_claim_leaves_the_other_items_granted()
    {
        var number = await world.FiledAsync(5);
        var closed = await world.DecidedAsync(number, denied: "maternity-claim", reason: "材料与结算清单不符");

        closed["result"]!.GetValue<string>().ShouldBe("granted");
        Items(closed).ShouldContain(item => item.Code == "maternity-claim" && item.Result == "denied");
        Items(closed).Where(item => item.Code != "maternity-claim").ShouldAllBe(item => item.Result == "granted");
    }

    [Fact]
    public async Task a_withdrawn_application_is_closed_and_its_tasks_are_gone()
    {
        var number = await world.FiledAsync(6);
        await world.UntilAsync(number, "review");
        (await world.Host.Cases.ActAsync(number, "withdrawal", new JsonObject { ["reason"] = "改在外地办理" })).ShouldBe(HttpStatusCode.Accepted);

        var found = await world.Host.Cases.CaseAsync(number);
        found["result"]!.GetValue<string>().ShouldBe("withdrawn");
        foreach (var clerk in await world.Host.Cases.ClerksAsync())
        {
            (await world.Host.Cases.TasksAsync(clerk, number)).ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task a_closed_case_is_rated_once()
    {
        var number = await world.FiledAsync(7);
        await world.DecidedAsync(number);
        (await RateAsync(number, 5)).ShouldBe(HttpStatusCode.Accepted);
        (await RateAsync(number, 1)).ShouldBe(HttpStatusCode.Conflict);
        (await world.Host.Cases.CaseAsync(number))["rating"]!.GetValue<int>().ShouldBe(5);
    }

    [Fact]
    public async Task a_bad_rating_is_put_right_and_called_back_until_the_applicant_agrees()
    {
        var number = await world.FiledAsync(9);
        await world.DecidedAsync(number);
        (await RateAsync(number, 1)).ShouldBe(HttpStatusCode.Accepted);

        await DecidedAsAsync("clerk-wjw", number, "核实差评并整改", "rectified");
        await DecidedAsAsync("clerk-sjj", number, "回访差评申请人", "again", "仍未收到说明");
        await DecidedAsAsync("clerk-wjw", number, "核实差评并整改", "rectified");
        await DecidedAsAsync("clerk-sjj", number, "回访差评申请人", "settled");

        await Eventually.SeeAsync(
            () => world.Host.Cases.CaseAsync(number),
            seen => seen["timeline"]!.AsArray()[^1]!["text"]!.GetValue<string>().Contains("核实、整改并回访", StringComparison.Ordinal));
        (await world.Host.Cases.CaseAsync(number))["status"]!.GetValue<string>().ShouldBe("closed");
    }

    private async Task DecidedAsAsync(string clerk, string number, string name, string outcome, string? comment = null)
    {
        var task = (await Eventually.SeeAsync(
            () => world.Host.Cases.TasksAsync(clerk, number),
            tasks => tasks.Any(task => task["name"]!.GetValue<string>() == name))).First(task => task["name"]!.GetValue<string>() == name);
        using var client = await world.Host.SignedIn(clerk);
        using var answer = await client.PostOnceAsync(
            $"/api/tasks/{task["id"]}/complete",
            new JsonObject { ["outcome"] = outcome, ["form"] = task["example"]!.DeepClone(), ["comment"] = comment });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }

    private async Task LinksAsync(string number, params string[] others)
    {
        using var auditor = await world.Host.SignedIn("auditor");
        var lines = (await auditor.GetJsonAsync($"/api/cases/{number}"))["timeline"]!.AsArray()
            .Where(line => line!["kind"]!.GetValue<string>() == "linked").Select(line => line!["text"]!.GetValue<string>()).ToList();
        lines.Count.ShouldBe(others.Length, number);
        others.ShouldAllBe(other => lines.Any(line => line.Contains(other, StringComparison.Ordinal)));
    }

    private async Task EveryEffectTookPlaceOnceAsync(string number)
    {
        string[] effects =
        [
            "e-licence-issue", "household-registration", "medical-insurance-enrolment", "social-security-card",
            "vaccination-record", "service-code", "maternity-claim",
        ];
        var calls = await world.CallsAsync(number);
        foreach (var service in effects)
        {
            var call = calls.Where(call => call["service"]!.GetValue<string>() == service).ShouldHaveSingleItem();
            call["effect"]!.GetValue<int>().ShouldBe(1, service);
        }
    }

    private Task<HttpStatusCode> RateAsync(string number, int score) =>
        world.Host.Cases.ActAsync(number, "rating", new JsonObject { ["score"] = score, ["comment"] = "很快" });

    private static string Outcome(JsonObject closed, string name) => closed["outcomes"]!.AsArray()
        .Single(outcome => outcome!["name"]!.GetValue<string>() == name)!["value"]!.GetValue<string>();

    private static List<(string Code, string? Result)> Items(JsonObject found) =>
        [.. found["items"]!.AsArray().Select(item =>
            (item!["code"]!.GetValue<string>(), item["result"]?.GetValue<string>()))];
}
