using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Support;
using Xunit;
using static Workflow.Tests.Tasks.ClerksOffice;

namespace Workflow.Tests.Tasks;

[Collection(ClerksCollection.Name)]
public sealed class When_an_inbox_is_narrowed(ClerksOffice office)
{
    [Fact]
    public async Task each_view_shows_what_its_name_says()
    {
        var (held, open) = (await office.HeldByLiAsync(), await office.UnclaimedAsync());

        (await office.InboxAsync(Wang, "state=open")).ShouldContain(open);
        (await office.InboxAsync(Wang, "state=open")).ShouldNotContain(held);
        new[] { held, open }.ShouldBeSubsetOf(await office.InboxAsync(Wang, "state=office"));
        (await office.InboxAsync(Wang, "state=unclaimed")).ShouldContain(open);
        (await office.InboxAsync(Li, "state=mine")).ShouldContain(held);
        (await office.InboxAsync(Li, "state=mine")).ShouldNotContain(open);
        await office.DecideAsync(Li, held);
        await office.DecideAsync(Li, open);
    }

    [Fact]
    public async Task by_light_scenario_and_item_the_list_agrees_with_what_each_task_says()
    {
        var task = await office.FreshAsync();
        var id = Id(task);
        var light = task["light"]!.GetValue<string>();

        (await office.InboxAsync(Li, $"light={light}&item=birth-certificate")).ShouldContain(id);
        foreach (var other in new[] { "green", "yellow", "red" }.Where(each => each != light))
        {
            (await office.InboxAsync(Li, $"light={other}")).ShouldNotContain(id);
        }

        (await office.InboxAsync(Li, $"scenario={Uri.EscapeDataString(task["scenario"]!.GetValue<string>())}")).ShouldContain(id);
        (await office.InboxAsync(Li, "scenario=none")).ShouldBeEmpty();
        using var client = await office.Host.SignedIn(Li);
        var choices = await client.GetJsonAsync("/api/inbox/choices");
        choices["items"]!.AsArray().Select(item => item!["code"]!.GetValue<string>()).ShouldContain("birth-certificate");
        Texts(choices["colleagues"]).ShouldBe([Wang, Zhao]);
        await office.DecideAsync(Li, id);
    }

    [Fact]
    public async Task a_filter_is_kept_under_a_name_for_the_clerk_alone()
    {
        var filter = new JsonObject { ["name"] = "快到期的", ["state"] = "office", ["light"] = "yellow" };
        (await SaveAsync(filter)).StatusCode.ShouldBe(HttpStatusCode.OK);
        (await SaveAsync(new JsonObject { ["name"] = "错的", ["light"] = "blue" })).StatusCode.ShouldBe(HttpStatusCode.BadRequest);

        using var li = await office.Host.SignedIn(Li);
        using var wang = await office.Host.SignedIn(Wang);
        (await li.GetJsonAsync("/api/inbox/filters"))[0]!["light"]!.GetValue<string>().ShouldBe("yellow");
        (await wang.GetJsonAsync("/api/inbox/filters")).AsArray().ShouldBeEmpty();
        using var gone = await li.PostOnceAsync($"/api/inbox/filters/{Uri.EscapeDataString("快到期的")}/forget", new JsonObject());
        (await gone.ReadJsonAsync()).AsArray().ShouldBeEmpty();
    }

    private async Task<HttpResponseMessage> SaveAsync(JsonObject filter)
    {
        using var client = await office.Host.SignedIn(Li);
        return await client.PostOnceAsync("/api/inbox/filters", filter);
    }
}
