using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Activities.Examples;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Newborn;

/// <summary>Parents who are not married, one parent, births abroad, twins.</summary>
public sealed class When_a_family_is_not_like_most(NewbornWorld world) : IClassFixture<NewbornWorld>
{
    private const int Unmarried = ExampleFamilies.OfOneKind;
    private const int Abroad = 2 * ExampleFamilies.OfOneKind;
    private const int Twins = 3 * ExampleFamilies.OfOneKind;

    [Fact]
    public async Task an_unmarried_father_agrees_in_his_own_account_before_it_is_accepted()
    {
        var number = await world.FiledAsync(Unmarried + 1);
        var asked = await world.AskedOfAsync($"father-{Unmarried + 1}", number);
        asked["asker"]!.GetValue<string>().ShouldBe(ExampleFamilies.Make(Unmarried + 1).Mother.Name);
        (await world.Host.Cases.CaseAsync(number))["status"]!.GetValue<string>().ShouldBe("submitted");

        (await world.AnswerAsync($"father-{Unmarried + 1}", asked, true)).ShouldBe(HttpStatusCode.OK);
        (await world.DecidedAsync(number))["result"]!.GetValue<string>().ShouldBe("granted");
    }

    [Fact]
    public async Task a_father_who_does_not_agree_is_left_out_and_the_mother_goes_on()
    {
        var number = await world.FiledAsync(Unmarried + 2);
        var asked = await world.AskedOfAsync($"father-{Unmarried + 2}", number);
        (await world.AnswerAsync($"father-{Unmarried + 2}", asked, false)).ShouldBe(HttpStatusCode.OK);

        var told = await world.UntilAsync(number, "supplement");
        told["actions"]!.AsArray()[0]!["fields"]!.AsArray().ShouldHaveSingleItem()!["field"]!.GetValue<string>().ShouldBe("/father");
        var alone = (await world.ExampleAsync(Unmarried + 2))["form"]!.DeepClone().AsObject();
        alone.Remove("father");
        (await world.Host.Cases.ActAsync(number, "supplements", new JsonObject { ["form"] = alone })).ShouldBe(HttpStatusCode.Accepted);
        await world.UntilAsync(number, "review");
    }

    [Fact]
    public async Task married_parents_and_a_single_mother_wait_for_nobody()
    {
        var (married, single) = (await world.FiledAsync(41), await world.FiledAsync(49));

        await world.UntilAsync(married, "review");
        await world.UntilAsync(single, "review");
        (await world.AuthorisationsAsync("father-41")).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_child_born_abroad_begins_with_the_household_and_no_hospital_is_asked()
    {
        var number = await world.FiledAsync(Abroad + 1);
        var closed = await world.DecidedAsync(number);

        closed["result"]!.GetValue<string>().ShouldBe("granted");
        closed["items"]!.AsArray().Where(item => item!["result"]!.GetValue<string>() == "terminated")
            .Select(item => item!["code"]!.GetValue<string>()).ShouldBe(["birth-certificate", "maternity-claim"]);
        var services = (await world.CallsAsync(number)).Select(call => call["service"]!.GetValue<string>()).ToList();
        services.ShouldContain("household-registration");
        services.ShouldNotContain("birth-record");
        services.ShouldNotContain("e-licence-issue");
        using var clerk = await world.Host.SignedIn("clerk-gaj");
        (await clerk.GetJsonAsync($"/api/cases/{number}"))["timeline"]!.AsArray()
            .ShouldContain(line => line!["text"]!.GetValue<string>().Contains("国籍法", StringComparison.Ordinal));
    }

    [Fact]
    public async Task who_was_born_abroad_has_papers_and_no_hospital()
    {
        var example = await world.ExampleAsync(Abroad + 2);
        example["form"]!["hospital"] = "320106-H01";
        example["form"]!.AsObject().Remove("abroad");
        using var citizen = await world.Host.SignedIn("citizen1");
        using var answer = await citizen.PostOnceAsync("/api/cases", example);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["errors"]!.AsArray().Select(error => error!["field"]!.GetValue<string>())
            .ShouldBe(["/hospital", "/abroad"], ignoreOrder: true);
    }

    [Fact]
    public async Task twins_are_registered_in_one_case_each_with_numbers_and_calls_of_their_own()
    {
        var number = await world.FiledAsync(Twins + 1);
        var closed = await world.DecidedAsync(number);

        closed["result"]!.GetValue<string>().ShouldBe("granted");
        var results = closed["outcomes"]!.AsArray().ToDictionary(one => one!["name"]!.GetValue<string>(), one => one!["value"]!.GetValue<string>());
        foreach (var name in new[] { "birthCertificateNumber", "childIdNumber", "medicalInsuranceNumber", "socialSecurityCardNumber", "vaccinationRecordNumber" })
        {
            results[name].ShouldNotBe(results[$"{name}2"], name);
        }

        using var mother = await world.Host.SignedIn($"mother-{Twins + 1}");
        (await mother.GetJsonAsync("/api/my/licences"))["items"]!.AsArray().Select(licence => licence!["number"]!.GetValue<string>())
            .ShouldBe(
                [
                    results["birthCertificateNumber"], results["birthCertificateNumber2"],
                    results["vaccinationRecordNumber"], results["vaccinationRecordNumber2"],
                ],
                ignoreOrder: true);

        var calls = await world.CallsAsync(number);
        foreach (var service in new[] { "birth-record", "e-licence-issue", "household-registration", "social-security-card", "service-code" })
        {
            calls.Where(call => call["service"]!.GetValue<string>() == service)
                .Select(call => call["idempotencyKey"]!.GetValue<string>()).Distinct().Count().ShouldBe(2, service);
        }
    }

    [Fact]
    public async Task an_application_for_one_twin_is_linked_with_that_of_both()
    {
        var both = await world.FiledAsync(Twins + 2);
        var one = await world.FiledAsync(Twins + 2, form =>
        {
            form["child"] = form["child2"]!.DeepClone();
            form.Remove("child2");
            form.Remove("childCount");
        });
        var other = await world.FiledAsync(Twins + 3);

        using var auditor = await world.Host.SignedIn("auditor");
        (await LinkedAsync(both)).ShouldHaveSingleItem().ShouldContain(one);
        (await LinkedAsync(one)).ShouldHaveSingleItem().ShouldContain(both);
        (await LinkedAsync(other)).ShouldBeEmpty();

        async Task<List<string>> LinkedAsync(string number) =>
            [.. (await auditor.GetJsonAsync($"/api/cases/{number}"))["timeline"]!.AsArray()
                .Where(line => line!["kind"]!.GetValue<string>() == "linked").Select(line => line!["text"]!.GetValue<string>())];
    }
}
