using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Activities.Examples;
using Workflow.Activities.Identity;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Newborn;

/// <summary>登记更正: a case of its own about what another one registered.</summary>
public sealed class When_a_registration_is_corrected(NewbornWorld world) : IClassFixture<NewbornWorld>
{
    private const string Correction = "newborn-correction";

    [Fact]
    public async Task the_mother_has_a_name_put_right_and_both_cases_show_each_other()
    {
        var earlier = await RegisteredAsync(101);
        var number = await FiledAsync("citizen1", 101, earlier);
        var closed = await world.DecidedAsync(number);

        closed["result"]!.GetValue<string>().ShouldBe("granted");
        Related(closed).ShouldBe([(earlier, "corrected")]);
        Related(await world.Host.Cases.CaseAsync(earlier)).ShouldBe([(number, "correction")]);
        var told = (await world.CallsAsync(number)).Select(call => call["service"]!.GetValue<string>()).ToList();
        told.ShouldContain("household-correction");
        told.ShouldContain("e-licence-correction");
        var before = await world.Host.Cases.CaseAsync(earlier);
        Result(closed, "childIdNumber").ShouldBe(Result(before, "childIdNumber"), "a name is not part of it");
        Result(closed, "birthCertificateNumber").ShouldNotBe(Result(before, "birthCertificateNumber"));

        using var citizen = await world.Host.SignedIn("citizen1");
        (await citizen.GetStringAsync($"/cases/{earlier}")).ShouldContain($"href=\"/cases/{number}\"");
        (await citizen.GetStringAsync($"/cases/{number}")).ShouldContain($"href=\"/cases/{earlier}\"");
    }

    [Fact]
    public async Task the_birth_certificate_is_issued_anew_and_the_old_one_is_revoked_however_often_it_is_corrected()
    {
        var earlier = await RegisteredAsync(105);
        var first = (await CertificatesAsync(105)).ShouldHaveSingleItem();
        var number = await FiledAsync("citizen1", 105, earlier);
        var closed = await world.DecidedAsync(number);

        var two = await CertificatesAsync(105);
        two.Select(one => one["status"]!.GetValue<string>()).ShouldBe(["valid", "revoked"]);
        two[0]["number"]!.GetValue<string>().ShouldBe(Result(closed, "birthCertificateNumber"));
        two[0]["holder"]!.GetValue<string>().ShouldBe(first["holder"]!.GetValue<string>());
        two[0]["issuer"]!.GetValue<string>().ShouldBe("南京市卫生健康委员会");
        two[1]["code"]!.GetValue<string>().ShouldBe(first["code"]!.GetValue<string>());
        two[1]["reason"]!.GetValue<string>().ShouldContain("换发");

        await world.DecidedAsync(await FiledAsync("citizen1", 105, earlier));
        (await CertificatesAsync(105)).Select(one => one["status"]!.GetValue<string>()).ShouldBe(["valid", "revoked", "revoked"]);
    }

    [Fact]
    public async Task the_holder_lets_the_certificate_tell_the_earlier_case_and_finds_that_in_the_ledger()
    {
        const string Draft = $"/api/drafts/{Correction}";
        var earlier = await RegisteredAsync(106);
        using var mother = await world.Host.SignedIn("mother-106");
        var offer = (await mother.GetJsonAsync($"{Draft}/prefill"))["items"]!.AsArray().ShouldHaveSingleItem()!;
        offer["fills"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>().ShouldBe("原办件编号");

        await mother.PutAsync(Draft, HttpJson.Body("""{ "form": {} }"""));
        using var filled = await mother.PostOnceAsync($"{Draft}/prefill", HttpJson.Body("""{"consent":true}"""));
        filled.StatusCode.ShouldBe(HttpStatusCode.OK, await filled.Content.ReadAsStringAsync());
        (await mother.GetJsonAsync(Draft))["form"]!["earlierCase"]!.GetValue<string>().ShouldBe(earlier);
        (await mother.GetJsonAsync("/api/my/data-uses?take=200"))["items"]!.AsArray().ShouldContain(use =>
            use!["service"]!.GetValue<string>() == "本系统签发的电子证照：出生医学证明" && use["returned"]![0]!.GetValue<string>() == "办件编号");
    }

    [Fact]
    public async Task the_father_corrects_a_birth_date_in_his_own_account_and_the_child_gets_another_number()
    {
        var earlier = await RegisteredAsync(102);
        var father = ExampleFamilies.Make(102).Father!;
        var number = await FiledAsync("father-102", 102, earlier, form =>
        {
            form["applicant"]!["name"] = father.Name;
            form["applicant"]!["idNumber"] = father.Id.Number;
            form["what"] = "birth-date";
            form.Remove("rightName");
            form["rightBirthDate"] = "2025-08-30";
        });
        await DecidedAsync(number, "correct");

        using var client = await world.Host.SignedIn("father-102");
        var closed = await Eventually.SeeAsync(
            async () => (await client.GetJsonAsync($"/api/cases/{number}")).AsObject(), seen => seen["status"]!.GetValue<string>() == "closed");
        ResidentId.TryParse(Result(closed, "childIdNumber"), out var id).ShouldBeTrue();
        id!.BirthDate.ShouldBe(new DateOnly(2025, 8, 30));
    }

    [Fact]
    public async Task a_correction_that_is_not_agreed_to_tells_no_register()
    {
        var earlier = await RegisteredAsync(103);
        var number = await FiledAsync("citizen1", 103, earlier);
        var closed = await world.DecidedAsync(number, denied: "record-correction", reason: "分娩记录与原登记一致");

        closed["result"]!.GetValue<string>().ShouldBe("denied");
        closed["timeline"]!.AsArray().ShouldContain(line => line!["text"]!.GetValue<string>().Contains("分娩记录与原登记一致"));
        (await world.CallsAsync(number)).ShouldNotContain(call => call["service"]!.GetValue<string>().EndsWith("-correction"));
    }

    [Fact]
    public async Task whoever_only_types_the_parents_number_learns_nothing_and_leaves_no_trace()
    {
        var earlier = await RegisteredAsync(104);
        var number = await FiledAsync("citizen2", 104, earlier);

        using var stranger = await world.Host.SignedIn("citizen2");
        var asked = await Eventually.SeeAsync(
            async () => (await stranger.GetJsonAsync($"/api/cases/{number}")).AsObject(), seen => seen["status"]!.GetValue<string>() == "supplement");
        asked["actions"]!.AsArray()[0]!["fields"]!.AsArray().ShouldHaveSingleItem()!["field"]!.GetValue<string>().ShouldBe("/earlierCase");
        Related(asked).ShouldBeEmpty();
        Related(await world.Host.Cases.CaseAsync(earlier)).ShouldBeEmpty();
    }

    // As the mother holds them, the newest first.
    private async Task<List<JsonNode>> CertificatesAsync(int seed)
    {
        using var mother = await world.Host.SignedIn($"mother-{seed}");
        return
        [
            .. (await mother.GetJsonAsync("/api/my/licences"))["items"]!.AsArray()
                .Where(one => one!["name"]!.GetValue<string>() == "出生医学证明").Select(one => one!),
        ];
    }

    private async Task<string> RegisteredAsync(int seed)
    {
        var number = await world.FiledAsync(seed);
        await world.Host.Cases.CloseAsync(number);
        return number;
    }

    private async Task<string> FiledAsync(string user, int seed, string earlier, Action<JsonObject>? change = null)
    {
        var application = await world.Host.Example(seed, Correction);
        application["form"]!["earlierCase"] = earlier;
        change?.Invoke(application["form"]!.AsObject());
        using var client = await world.Host.SignedIn(user);
        using var answer = await client.PostOnceAsync("/api/cases", application);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        return (await answer.ReadJsonAsync())["caseNumber"]!.GetValue<string>();
    }

    private async Task DecidedAsync(string number, string outcome)
    {
        var task = (await Eventually.SeeAsync(() => world.Host.Cases.TasksAsync("clerk-gaj", number), tasks => tasks.Count == 1))[0];
        using var clerk = await world.Host.SignedIn("clerk-gaj");
        using var answer = await clerk.PostOnceAsync(
            $"/api/tasks/{task["id"]}/complete", new JsonObject { ["outcome"] = outcome, ["form"] = task["example"]!.DeepClone() });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }

    private static List<(string Number, string Relation)> Related(JsonObject found) =>
        [.. found["related"]!.AsArray().Select(one => (one!["caseNumber"]!.GetValue<string>(), one["relation"]!.GetValue<string>()))];

    private static string Result(JsonObject found, string name) =>
        found["outcomes"]!.AsArray().Single(one => one!["name"]!.GetValue<string>() == name)!["value"]!.GetValue<string>();
}
