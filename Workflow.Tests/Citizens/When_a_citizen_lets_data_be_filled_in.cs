using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Workflow.Activities.Examples;
using Workflow.Host.Sandbox;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Citizens;

[Collection(CitizensCollection.Name)]
public sealed class When_a_citizen_lets_data_be_filled_in(HostFixture host)
{
    private const string Draft = "/api/drafts/newborn";
    private const string Prefill = "/api/drafts/newborn/prefill";
    private const string Uses = "/api/my/data-uses?take=200";

    private static readonly ExampleFamily Family = ExampleFamilies.Make(2);

    [Fact]
    public async Task it_says_beforehand_what_is_fetched_from_whom_and_for_what()
    {
        using var citizen = await host.SignedIn("mother-2");

        var offer = (await citizen.GetJsonAsync(Prefill))["items"]!.AsArray().ShouldHaveSingleItem()!;

        offer["name"]!.GetValue<string>().ShouldBe("人口库身份核验");
        offer["provider"]!.GetValue<string>().ShouldBe("南京市公安局");
        Words(offer["sent"]!).ShouldBe(["姓名", "身份证号"]);
        Words(offer["returned"]!).ShouldBe(["出生日期", "户籍地址"]);
        Words(offer["fills"]!).ShouldBe(["母亲姓名", "母亲居民身份证号码", "家庭住址"]);
    }

    [Fact]
    public async Task agreed_it_is_recorded_then_asked_and_only_what_is_blank_is_filled()
    {
        using var citizen = await host.SignedIn("mother-2");
        using var saved = await citizen.PutAsync(Draft, Typed(new JsonObject { ["name"] = "我自己填的" }));
        var before = await TotalAsync(citizen);

        using var answer = await citizen.PostOnceAsync(Prefill, HttpJson.Body("""{"consent":true}"""), "once");
        using var again = await citizen.PostOnceAsync(Prefill, HttpJson.Body("""{"consent":true}"""), "once");

        var report = await answer.ReadJsonAsync();
        (await again.ReadJsonAsync())["consentId"]!.GetValue<string>().ShouldBe(report["consentId"]!.GetValue<string>());
        Words(report["filled"]!).ShouldBe(["母亲居民身份证号码", "家庭住址"]);
        report["silent"]!.AsArray().ShouldBeEmpty();
        var form = (await citizen.GetJsonAsync(Draft))["form"]!;
        form["mother"]!["name"]!.GetValue<string>().ShouldBe("我自己填的");
        form["mother"]!["idNumber"]!.GetValue<string>().ShouldBe(Family.Mother.Id.Number);
        form["homeAddress"]!.GetValue<string>().ShouldBe(Family.HomeAddress);

        (await TotalAsync(citizen)).ShouldBe(before + 1);
        var use = (await citizen.GetJsonAsync(Uses))["items"]!.AsArray()[0]!;
        use["title"]!.GetValue<string>().ShouldBe("新生儿出生一件事");
        use["case"].ShouldBeNull();
        use["consentedAt"]!.GetValue<DateTimeOffset>().ShouldBeLessThan(use["at"]!.GetValue<DateTimeOffset>());
        var stored = await StoredTexts.ReadAsync(host.ConnectionString);
        stored.ShouldContain(report["consentId"]!.GetValue<string>());
        stored.ShouldNotContain(Family.Mother.Id.Number);
        stored.ShouldNotContain(Family.HomeAddress);
    }

    [Fact]
    public async Task without_consent_nobody_is_asked()
    {
        using var citizen = await host.SignedIn("mother-2");
        using var saved = await citizen.PutAsync(Draft, Typed([]));
        var before = await TotalAsync(citizen);

        using var answer = await citizen.PostAsync(Prefill, HttpJson.Body("""{"consent":false}"""));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("/consent");
        (await TotalAsync(citizen)).ShouldBe(before);
    }

    [Fact]
    public async Task a_service_that_does_not_answer_leaves_its_questions_to_the_citizen()
    {
        using var citizen = await host.SignedIn("mother-2");
        using var saved = await citizen.PutAsync(Draft, Typed(new JsonObject { ["name"] = "我自己填的" }));
        using var sandbox = new HttpClient { BaseAddress = host.Services.GetRequiredService<SandboxAddress>().Current };
        await sandbox.PostAsJsonAsync("/faults", new { service = "population-person", failFirst = 4 });
        try
        {
            using var answer = await citizen.PostAsync(Prefill, HttpJson.Body("""{"consent":true}"""));
            var report = await answer.ReadJsonAsync();
            report["filled"]!.AsArray().ShouldBeEmpty();
            Words(report["silent"]!).ShouldBe(["人口库身份核验"]);
        }
        finally
        {
            await sandbox.DeleteAsync("/faults");
        }

        (await citizen.GetJsonAsync(Draft))["form"]!["mother"]!["name"]!.GetValue<string>().ShouldBe("我自己填的");
    }

    [Fact]
    public async Task without_a_draft_there_is_nothing_to_fill()
    {
        using var citizen = await host.SignedIn("mother-2");
        await citizen.DeleteAsync(Draft);
        (await citizen.PostAsync(Prefill, HttpJson.Body("""{"consent":true}"""))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var clerk = await host.SignedIn("clerk-wjw");
        (await clerk.GetAsync(Prefill)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static StringContent Typed(JsonObject mother) =>
        HttpJson.Body(new JsonObject { ["form"] = new JsonObject { ["mother"] = mother } }.ToJsonString());

    private static async Task<int> TotalAsync(HttpClient citizen) =>
        (await citizen.GetJsonAsync(Uses))["total"]!.GetValue<int>();

    private static IEnumerable<string> Words(JsonNode list) => list.AsArray().Select(word => word!.GetValue<string>());
}
