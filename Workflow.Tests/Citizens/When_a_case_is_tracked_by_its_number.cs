using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Citizens;

[Collection(CitizensCollection.Name)]
public sealed class When_a_case_is_tracked_by_its_number(HostFixture host)
{
    [Fact]
    public async Task whoever_knows_it_sees_how_it_stands_and_nothing_personal()
    {
        var application = await host.Example(951);
        var number = await host.Cases.FileAsync(application);

        using var answer = await TrackAsync(number, End(application));

        var seen = await answer.ReadJsonAsync();
        seen["caseNumber"]!.GetValue<string>().ShouldBe(number);
        seen["items"]!.AsArray().Count.ShouldBe(6);
        seen["timeline"]!.AsArray().ShouldNotBeEmpty();
        var text = seen.ToJsonString();
        foreach (var personal in Personal(application["form"]!))
        {
            text.ShouldNotContain(personal);
        }
    }

    [Fact]
    public async Task a_wrong_identity_and_a_number_that_nobody_has_get_the_same_answer()
    {
        var application = await host.Example(952);
        var number = await host.Cases.FileAsync(application);

        var wrong = await ProblemAsync(number, End(application) == "12345X" ? "123456" : "12345X");
        var unknown = await ProblemAsync("320100-2019-999999", End(application));
        var nonsense = await ProblemAsync("hello", End(application));

        wrong["status"]!.GetValue<int>().ShouldBe(404);
        wrong.ToJsonString().ShouldBe(unknown.ToJsonString());
        wrong.ToJsonString().ShouldBe(nonsense.ToJsonString());
    }

    [Fact]
    public async Task however_it_is_typed_it_is_the_same_case()
    {
        var application = await host.Example(953);
        var number = await host.Cases.FileAsync(application);

        using var answer = await TrackAsync($" {Wide(number)}-01 ", Wide(End(application)).ToLowerInvariant());

        (await answer.ReadJsonAsync())["caseNumber"]!.GetValue<string>().ShouldBe(number);
    }

    [Fact]
    public async Task after_too_many_attempts_at_one_case_even_the_right_one_has_to_wait()
    {
        var application = await host.Example(954);
        var number = await host.Cases.FileAsync(application);
        var wrong = End(application) == "000000" ? "000001" : "000000";
        for (var attempt = 0; attempt < 5; attempt++)
        {
            (await TrackAsync(attempt % 2 == 0 ? number : Wide(number), wrong)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        }

        using var answer = await TrackAsync(number, End(application));

        answer.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        answer.Headers.RetryAfter!.Delta!.Value.ShouldBeInRange(TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(15));
        (await answer.Content.ReadAsStringAsync()).ShouldContain("登录");
    }

    [Fact]
    public async Task what_cannot_be_an_end_is_named_and_counts_as_no_attempt()
    {
        for (var attempt = 0; attempt < 8; attempt++)
        {
            using var answer = await TrackAsync("320100-2026-000777", "12345");
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            (await answer.Content.ReadAsStringAsync()).ShouldContain("/identityEnd");
        }
    }

    private static string End(JsonObject application) =>
        application["form"]!["mother"]!["idNumber"]!.GetValue<string>()[^6..];

    private static string Wide(string text) =>
        string.Concat(text.Select(sign => char.IsAsciiLetterOrDigit(sign) ? (char)(sign + 0xFEE0) : sign));

    private static IEnumerable<string> Personal(JsonNode node) => node switch
    {
        JsonObject group => group
            .Where(member => member.Key is "name" or "idNumber" or "phone" or "email" || member.Value is JsonObject)
            .SelectMany(member => Personal(member.Value!)),
        JsonValue value => [value.ToString()],
        _ => [],
    };

    private async Task<HttpResponseMessage> TrackAsync(string number, string end)
    {
        using var client = host.Anonymous();
        return await client.PostAsync(
            "/api/tracking",
            HttpJson.Body(new JsonObject { ["caseNumber"] = number, ["identityEnd"] = end }.ToJsonString()));
    }

    private async Task<JsonObject> ProblemAsync(string number, string end)
    {
        using var answer = await TrackAsync(number, end);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!.AsObject();
        problem.Remove("traceId");
        return problem;
    }
}
