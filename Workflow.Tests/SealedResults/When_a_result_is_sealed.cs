using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Citizens;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.SealedResults;

/// <summary>A granted case is put on paper, sealed, downloaded and verified by a stranger.</summary>
[Collection(CitizensCollection.Name)]
public sealed class When_a_result_is_sealed(HostFixture host)
{
    [Fact]
    public async Task the_applicant_downloads_it_and_a_stranger_verifies_every_byte()
    {
        var application = await host.Example(981);
        var number = await host.Cases.FileAsync(application);
        using var citizen = await host.SignedIn("citizen1");
        var address = $"/api/cases/{number}/result";
        (await RefusedAsync(await citizen.PostOnceAsync(address, new JsonObject()))).ShouldBe((HttpStatusCode.Conflict, "result.none"));
        (await RefusedAsync(await citizen.GetAsync($"{address}.pdf"))).ShouldBe((HttpStatusCode.NotFound, "result.not-made"));
        await host.Cases.CloseAsync(number);

        using var made = await citizen.PostOnceAsync(address, new JsonObject());
        var receipt = await made.ReadJsonAsync();
        made.StatusCode.ShouldBe(HttpStatusCode.Created);
        receipt["number"]!.GetValue<string>().ShouldMatch("^320100政务结〔20[0-9]{2}〕[0-9]+号$");
        using var clerk = await host.SignedIn("clerk-wjw");
        using var again = await clerk.PostOnceAsync(address, new JsonObject());
        (await again.ReadJsonAsync()).ToJsonString().ShouldBe(receipt.ToJsonString());

        var pdf = await citizen.GetByteArrayAsync($"{address}.pdf");
        Encoding.ASCII.GetString(pdf, 0, 5).ShouldBe("%PDF-");
        (await clerk.GetByteArrayAsync($"{address}.pdf")).ShouldBe(pdf);
        await VerifiesAsync(receipt["code"]!.GetValue<string>(), pdf, application["form"]!["mother"]!["name"]!.GetValue<string>());
        (await citizen.GetStringAsync($"/cases/{number}")).ShouldContain($"/cases/{number}/result");
        (await citizen.GetStringAsync($"/cases/{number}/result")).ShouldContain(receipt["code"]!.GetValue<string>());
        (await host.Cases.CaseAsync(number))["timeline"]!.AsArray()
            .ShouldContain(line => line!["kind"]!.GetValue<string>() == "result-sealed");
    }

    [Fact]
    public async Task strangers_get_no_document_and_unknown_codes_no_answer()
    {
        var number = await host.Cases.FileAsync(await host.Example(982));
        using var stranger = await host.SignedIn("citizen2");
        (await stranger.GetAsync($"/api/cases/{number}/result")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var auditor = await host.SignedIn("auditor");
        (await auditor.GetAsync($"/api/cases/{number}/result.pdf")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var nobody = host.Anonymous();
        foreach (var code in new[] { "00000-00000-00000-00000", "hello" })
        {
            (await RefusedAsync(await nobody.GetAsync($"/api/results/{code}"))).ShouldBe((HttpStatusCode.NotFound, "result.unknown"));
        }

        (await nobody.GetStringAsync("/verify")).ShouldContain("校验码");
    }

    private static async Task<(HttpStatusCode Status, string Code)> RefusedAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
            return (answer.StatusCode, problem["code"]!.GetValue<string>());
        }
    }

    private async Task VerifiesAsync(string code, byte[] pdf, string holder)
    {
        using var nobody = host.Anonymous();
        var found = await nobody.GetJsonAsync($"/api/results/{code}");
        found["sha256"]!.GetValue<string>().ShouldBe(Convert.ToHexStringLower(SHA256.HashData(pdf)));
        found["isSignatureValid"]!.GetValue<bool>().ShouldBeTrue();
        found["issuer"]!.GetValue<string>().ShouldBe("南京市卫生健康委员会");
        found["holder"]!.GetValue<string>().ShouldBe(holder[0] + new string('*', holder.Length - 1));
        found["keyId"]!.GetValue<string>().ShouldBe((await nobody.GetJsonAsync("/api/results/key"))["keyId"]!.GetValue<string>());
        (await SameAsync(nobody, code, pdf)).ShouldBeTrue();
        pdf[^1] ^= 1;
        (await SameAsync(nobody, code, pdf)).ShouldBeFalse();
        var page = await nobody.GetStringAsync($"/verify/{code}");
        page.ShouldContain("本系统出具，签名有效");
        page.ShouldNotContain(holder);
    }

    private static async Task<bool> SameAsync(HttpClient client, string code, byte[] file)
    {
        var digest = Convert.ToHexString(SHA256.HashData(file));
        using var answer = await client.PostOnceAsync($"/api/results/{code}/comparison", new JsonObject { ["sha256"] = digest });
        return (await answer.ReadJsonAsync())["isSame"]!.GetValue<bool>();
    }
}
