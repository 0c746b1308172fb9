using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Activities.Calendars;
using Workflow.Tests.Support;
using Xunit;
using static Workflow.Tests.Tasks.ClerksOffice;

namespace Workflow.Tests.Tasks;

[Collection(ClerksCollection.Name)]
public sealed class When_a_clerk_is_away(ClerksOffice office)
{
    private DateOnly Today => ChinaTime.DayOf(office.Host.Clock.GetUtcNow());

    [Fact]
    public async Task the_deputy_finds_and_does_the_tasks_in_the_absent_clerks_stead()
    {
        var id = await office.HeldByLiAsync();
        (await office.InboxAsync(Wang, "state=mine")).ShouldNotContain(id);

        var absence = await PlannedAsync(Li, Wang, Today, Today.AddDays(2));

        absence["holdsToday"]!.GetValue<bool>().ShouldBeTrue();
        (await office.InboxAsync(Wang, "state=mine")).ShouldContain(id);
        (await office.SeenAsync(Wang, id))["actingFor"]!.GetValue<string>().ShouldBe(Li);
        (await office.RefusedAsync(Zhao, id, "release", [])).ShouldBe("task.claimed-by-another");
        await office.DoneAsync(Wang, id, "delegation", new JsonObject { ["to"] = Zhao, ["reason"] = "请核对" });
        await office.DoneAsync(Zhao, id, "opinion", new JsonObject { ["opinion"] = "一致" });
        (await office.DecideAsync(Wang, id))["claimedBy"]!.GetValue<string>().ShouldBe(Wang);
        var line = (await office.SeenAsync(Li, id))["trail"]![0]!;
        (line["by"]!.GetValue<string>(), line["for"]!.GetValue<string>()).ShouldBe((Wang, Li));

        await EndedAsync(Li, absence);
        var other = await office.HeldByLiAsync();
        (await office.InboxAsync(Wang, "state=mine")).ShouldNotContain(other);
    }

    [Fact]
    public async Task an_absence_still_to_come_changes_nothing_yet()
    {
        var id = await office.UnclaimedAsync();
        await office.DoneAsync(Zhao, id, "claim", []);

        var absence = await PlannedAsync(Zhao, Wang, Today.AddDays(30), Today.AddDays(31));

        (await office.InboxAsync(Wang, "state=mine")).ShouldNotContain(id);
        (await office.RefusedAsync(Wang, id, "release", [])).ShouldBe("task.claimed-by-another");
        await EndedAsync(Zhao, absence);
    }

    [Fact]
    public async Task deputies_are_colleagues_for_days_to_come_and_one_at_a_time()
    {
        (await RefusedAsync(Wang, Wang, Today, Today)).ShouldBe("absence.invalid");
        (await RefusedAsync(Wang, "clerk-gaj", Today, Today)).ShouldBe("task.colleague-unknown");
        (await RefusedAsync(Wang, Li, Today.AddDays(-3), Today.AddDays(-1))).ShouldBe("absence.invalid");
        var planned = await PlannedAsync(Wang, Li, Today.AddDays(40), Today.AddDays(50));
        (await RefusedAsync(Wang, Zhao, Today.AddDays(50), Today.AddDays(60))).ShouldBe("absence.overlaps");
        await EndedAsync(Wang, planned);
        await EndedAsync(Wang, await PlannedAsync(Wang, Zhao, Today.AddDays(50), Today.AddDays(60)));
    }

    private async Task<JsonObject> PlannedAsync(string clerk, string deputy, DateOnly from, DateOnly until)
    {
        using var client = await office.Host.SignedIn(clerk);
        using var answer = await client.PostOnceAsync("/api/inbox/absences", Body(deputy, from, until));
        return (await answer.ReadJsonAsync()).AsObject();
    }

    private async Task<string> RefusedAsync(string clerk, string deputy, DateOnly from, DateOnly until)
    {
        using var client = await office.Host.SignedIn(clerk);
        using var answer = await client.PostOnceAsync("/api/inbox/absences", Body(deputy, from, until));
        answer.StatusCode.ShouldNotBe(HttpStatusCode.OK);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]!.GetValue<string>();
    }

    private async Task EndedAsync(string clerk, JsonObject absence)
    {
        using var client = await office.Host.SignedIn(clerk);
        using var answer = await client.PostOnceAsync($"/api/inbox/absences/{Id(absence)}/end", new JsonObject());
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    private static JsonObject Body(string deputy, DateOnly from, DateOnly until) => new()
    {
        ["deputy"] = deputy, ["from"] = $"{from:yyyy-MM-dd}", ["until"] = $"{until:yyyy-MM-dd}",
    };
}
