using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Newborn;

/// <summary>消息: whoever may see a case sees which message about it went out when, and to whom, masked.</summary>
public sealed class When_messages_go_out(NewbornWorld world) : IClassFixture<NewbornWorld>
{
    private const string Mail = "lin.xiaoyu@example.com";

    [Fact]
    public async Task an_accepted_application_shows_its_messages_with_their_templates_version()
    {
        var number = await world.FiledAsync(201, form => form["mother"]!["email"] = Mail);
        var phone = (await world.ExampleAsync(201))["form"]!["mother"]!["phone"]!.GetValue<string>();
        var messages = await SeenAsync(number, seen => seen.Count(one => Text(one!, "status") == "sent") == 2);

        var sms = Sms(messages)!;
        (Text(sms, "template"), sms["version"]!.GetValue<int>(), Text(sms, "title")).ShouldBe(("case-accepted", 1, "受理通知"));
        Text(sms, "to").ShouldBe("*******" + phone[^4..]);
        var mail = messages.Single(one => Text(one!, "channel") == "mail")!;
        (Text(mail, "template"), mail["version"]!.GetValue<int>()).ShouldBe(("case-accepted", 1));
        Text(mail, "title").ShouldBe($"您的申请已受理，办件编号 {number}");
        Text(mail, "to").ShouldBe("l***@example.com");

        foreach (var user in new[] { "citizen1", "clerk-wjw" })
        {
            using var client = await world.Host.SignedIn(user);
            var page = WebUtility.HtmlDecode(await client.GetStringAsync($"/cases/{number}"));
            page.ShouldContain("发出的消息（2）");
            page.ShouldContain("模板 case-accepted，第 1 版");
            page.ShouldContain("l***@example.com");
        }

        using var stranger = await world.Host.SignedIn("citizen2");
        (await stranger.GetAsync($"/api/cases/{number}/messages")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task a_short_message_that_does_not_get_through_says_so()
    {
        try
        {
            await world.FaultAsync(new { service = "sms", errorRate = 1 });
            var late = await world.FiledAsync(202);
            var waiting = Sms(await SeenAsync(late, seen => Sms(seen) is { } one && Text(one, "next").Contains("已尝试")))!;
            Text(waiting, "status").ShouldBe("waiting");
            waiting["version"].ShouldBeNull();

            await world.FaultAsync(new { service = "sms", wrongData = true });
            var number = await world.FiledAsync(203);
            var failed = Sms(await SeenAsync(number, seen => Sms(seen) is { } one && Text(one, "status") == "failed"))!;
            Text(failed, "next").ShouldContain("不再自动重发");
            using var citizen = await world.Host.SignedIn("citizen1");
            WebUtility.HtmlDecode(await citizen.GetStringAsync($"/cases/{number}")).ShouldContain("未送达：对方没有接收");
        }
        finally
        {
            await world.HealAsync();
        }
    }

    private async Task<JsonArray> SeenAsync(string number, Func<JsonArray, bool> until)
    {
        using var citizen = await world.Host.SignedIn("citizen1");
        return await Eventually.SeeAsync(
            async () => (await citizen.GetJsonAsync($"/api/cases/{number}/messages"))["items"]!.AsArray(), until);
    }

    private static JsonNode? Sms(JsonArray messages) => messages.SingleOrDefault(one => Text(one!, "channel") == "sms");

    private static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
