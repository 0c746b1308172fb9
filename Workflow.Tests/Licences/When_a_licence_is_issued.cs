using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Citizens;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Licences;

/// <summary>A granted item whose outcome is a licence leaves one on the record; anybody verifies it, its office takes it back.</summary>
[Collection(CitizensCollection.Name)]
public sealed class When_a_licence_is_issued(HostFixture host)
{
    [Fact]
    public async Task the_holder_has_it_a_stranger_verifies_it_and_its_office_alone_revokes_it_with_a_reason()
    {
        var application = await host.Example(991);
        var number = await host.Cases.FileAsync(application);
        var closed = await host.Cases.CloseAsync(number);
        using var mother = await host.SignedIn("mother-991");

        var mine = (await mother.GetJsonAsync("/api/my/licences"))["items"]!.AsArray();
        var licence = mine.Single(one => one!["name"]!.GetValue<string>() == "出生医学证明")!;
        var written = licence["number"]!.GetValue<string>();
        closed["outcomes"]!.AsArray().ShouldContain(outcome => outcome!["value"]!.GetValue<string>() == written);
        licence["holder"]!.GetValue<string>().ShouldBe(application["form"]!["mother"]!["name"]!.GetValue<string>());
        licence["issuer"]!.GetValue<string>().ShouldBe("南京市卫生健康委员会");

        using var nobody = host.Anonymous();
        var code = licence["code"]!.GetValue<string>();
        var found = await VerifiedAsync(nobody, code);
        (found["status"]!.GetValue<string>(), found["isSignatureValid"]!.GetValue<bool>()).ShouldBe(("valid", true));
        found.ToJsonString().ShouldNotContain(written);
        found.ToJsonString().ShouldNotContain(licence["holder"]!.GetValue<string>());

        await RevokesAsync(code, "出生信息登记有误，已重新签发");
        (await VerifiedAsync(nobody, code))["status"]!.GetValue<string>().ShouldBe("revoked");
        (await VerifiedAsync(nobody, code)).ToJsonString().ShouldNotContain("登记有误");
        (await mother.GetStringAsync("/my/licences")).ShouldContain("出生信息登记有误");
        (await nobody.GetStringAsync($"/licences/{code}")).ShouldContain("已吊销");
    }

    [Fact]
    public async Task nobody_has_anothers_licences_and_unknown_codes_say_nothing()
    {
        using var stranger = await host.SignedIn("mother-992");
        (await stranger.GetJsonAsync("/api/my/licences"))["total"]!.GetValue<int>().ShouldBe(0);
        using var clerk = await host.SignedIn("clerk-wjw");
        (await clerk.GetAsync("/api/my/licences")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var nobody = host.Anonymous();
        (await nobody.GetAsync("/api/licences/00000-00000-00000-00000/verification")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static Task<JsonNode> VerifiedAsync(HttpClient client, string code) => client.GetJsonAsync($"/api/licences/{code}/verification");

    private async Task RevokesAsync(string code, string reason)
    {
        foreach (var (user, words, status) in new[]
        {
            ("clerk-gaj", reason, HttpStatusCode.Forbidden),
            ("clerk-wjw", " ", HttpStatusCode.BadRequest),
            ("clerk-wjw", reason, HttpStatusCode.OK),
            ("clerk-wjw", reason, HttpStatusCode.Conflict),
        })
        {
            using var clerk = await host.SignedIn(user);
            using var answer = await clerk.PostOnceAsync($"/api/licences/{code}/revocation", new JsonObject { ["reason"] = words });
            answer.StatusCode.ShouldBe(status, await answer.Content.ReadAsStringAsync());
        }
    }
}
