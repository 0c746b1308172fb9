using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Support;
using Xunit;
using static Workflow.Tests.Hardship.HardshipWorld;

namespace Workflow.Tests.Hardship;

/// <summary>From the application over authorisation, visit, review and seven days of public notice to the monthly grant and its end.</summary>
public sealed class When_a_household_is_in_need(HardshipWorld world) : IClassFixture<HardshipWorld>
{
    private const string Visit = "入户调查并提出初审意见";
    private const string Confirmation = "审核确认困难帮扶申请";

    [Fact]
    public async Task an_elder_who_applies_himself_is_granted_after_seven_days_and_paid_every_month()
    {
        var number = await world.FiledAsync(ForHimself());
        var notice = await world.PublishedAsync(number);
        Text(notice["text"]).ShouldContain("* 家庭");

        (await world.Host.Cases.TasksAsync(Civil, number)).ShouldBeEmpty("seven days are not over");
        var shown = await world.Host.Cases.CaseAsync(number);
        Text(shown["status"]).ShouldBe("special", "the clock stands still");
        world.PassDays(8);
        var reviewed = await world.UntilAsync(number, "review");
        (reviewed["dueAt"]!.GetValue<DateTimeOffset>() - shown["dueAt"]!.GetValue<DateTimeOffset>()).TotalDays.ShouldBeGreaterThanOrEqualTo(7);
        await world.DecideAsync(number, Confirmation, "confirm");
        Text((await world.UntilAsync(number, "closed"))["result"]).ShouldBe("granted");

        (await Eventually.SeeAsync(() => world.PaidAsync(number), paid => paid >= 1)).ShouldBe(1);
        world.PassDays(31);
        (await Eventually.SeeAsync(() => world.PaidAsync(number), paid => paid >= 2)).ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public async Task an_application_for_another_waits_for_his_authorisation()
    {
        var seed = ByHisDaughter();
        var number = await world.FiledAsync(seed);
        await world.UntilAsync(number, "review");
        (await world.CallsAsync(number)).ShouldAllBe(call => Text(call["service"]) != "household-economy");

        await world.AnswerAsync(seed, number, agrees: true);
        await world.TaskAsync(number, Visit);
        (await world.CallsAsync(number)).ShouldContain(call => Text(call["service"]) == "household-economy");
        (await WithdrawAsync(number)).ShouldBe(HttpStatusCode.Accepted);
    }

    [Fact]
    public async Task without_authorisation_nothing_is_looked_up_and_the_application_ends_with_the_reason()
    {
        var seed = ByHisDaughter();
        var number = await world.FiledAsync(seed);
        await world.AnswerAsync(seed, number, agrees: false);
        await world.DecideAsync(number, "家庭成员没有同意授权：联系核实", "stop", "本人不愿意核对");

        Text((await world.UntilAsync(number, "closed"))["result"]).ShouldBe("terminated");
        (await world.CallsAsync(number)).ShouldAllBe(call => Text(call["service"]) != "household-economy");
    }

    [Fact]
    public async Task an_objection_sends_the_street_out_again()
    {
        var number = await world.FiledAsync(ForHimself());
        var notice = await world.PublishedAsync(number);
        using var neighbour = await world.Host.SignedIn("citizen2");
        using var objection = await neighbour.PostOnceAsync(
            $"/api/public-notices/{Text(notice["id"])}/objections", new JsonObject { ["words"] = "该户有出租房屋收入" });
        objection.StatusCode.ShouldBe(HttpStatusCode.OK);
        using var again = await neighbour.PostOnceAsync(
            $"/api/public-notices/{Text(notice["id"])}/objections", new JsonObject { ["words"] = "再次反映" });
        again.StatusCode.ShouldBe(HttpStatusCode.Conflict);

        await world.DecideAsync(number, Visit, "deny", "经查有租金收入，人均收入超过标准");
        Text((await world.UntilAsync(number, "closed"))["result"]).ShouldBe("denied");
    }

    [Fact]
    public async Task what_the_register_contradicts_is_shown_to_the_street_which_refuses()
    {
        await world.FaultAsync(new { service = "household-economy", wrongData = true });
        try
        {
            var number = await world.FiledAsync(ForHimself());
            var (clerk, _) = await world.TaskAsync(number, Visit);
            using var client = await world.Host.SignedIn(clerk);
            (await client.GetJsonAsync($"/api/cases/{number}"))["timeline"]!.AsArray().ShouldContain(line => Text(line!["text"]).Contains("名下有机动车"));
            await world.DecideAsync(number, Visit, "deny", "名下有两辆机动车");
            Text((await world.UntilAsync(number, "closed"))["result"]).ShouldBe("denied");
        }
        finally
        {
            await world.HealAsync();
        }
    }

    [Fact]
    public async Task a_review_that_fails_ends_it_and_a_confirmation_may_ask_for_more()
    {
        var failed = await world.FiledAsync(ForHimself());
        await world.DecideAsync(failed, Visit, "support");
        await world.DecideAsync(failed, "组织民主评议", "failed", "评议认为不符合条件");
        Text((await world.UntilAsync(failed, "closed"))["result"]).ShouldBe("denied");

        var number = await world.FiledAsync(ForHimself());
        await world.PublishedAsync(number);
        world.PassDays(8);
        await world.DecideAsync(number, Confirmation, "again", "请补充赡养人情况");
        await world.DecideAsync(number, "按退回意见补充调查", "done");
        await world.DecideAsync(number, Confirmation, "deny", "赡养人有赡养能力");
        Text((await world.UntilAsync(number, "closed"))["result"]).ShouldBe("denied");
    }

    [Fact]
    public async Task a_wrong_name_is_told_and_put_right()
    {
        var seed = ForHimself();
        var right = (await world.ExampleAsync(seed))["form"]!;
        var number = await world.FiledAsync(seed, form => form["applicant"]!["name"] = "赵不对");
        await world.UntilAsync(number, "supplement");
        (await world.Host.Cases.ActAsync(number, "supplements", new JsonObject { ["form"] = right.DeepClone() })).ShouldBe(HttpStatusCode.Accepted);
        await world.TaskAsync(number, Visit);
        (await WithdrawAsync(number)).ShouldBe(HttpStatusCode.Accepted);
        using var anybody = world.Host.Anonymous();
        (await anybody.GetAsync("/api/public-notices/unknown")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task a_change_of_circumstances_reaches_the_running_grant_and_may_end_it()
    {
        var number = await world.GrantedAsync(ForHimself());
        (await ReportAsync(number, " ")).ShouldBe(HttpStatusCode.BadRequest);
        (await ReportAsync(number, "女儿开始每月给生活费")).ShouldBe(HttpStatusCode.Accepted);
        await world.DecideAsync(number, "核实受助家庭的情况变化", "go-on", change: form => form["amount"] = 200);

        await Eventually.SeeAsync(() => ReportAsync(number, "已搬到外地与女儿同住"), status => status == HttpStatusCode.Accepted);
        await world.DecideAsync(number, "核实受助家庭的情况变化", "stop", "已迁出本地");
        await world.Host.Cases.FinishedAsync(await world.Host.Cases.CaseAsync(number));
        var paid = await world.PaidAsync(number);
        world.PassDays(40);
        (await world.PaidAsync(number)).ShouldBe(paid);
        (await ReportAsync(number, "又有变化")).ShouldBe(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task every_march_the_calendar_asks_for_a_re_check()
    {
        var number = await world.GrantedAsync(ForHimself());
        (await world.Host.Cases.TasksAsync("clerk-jdzx", number)).ShouldBeEmpty();
        world.PassDays(366);
        await world.DecideAsync(number, "困难帮扶年度复核", "stop", "收入已超过标准");
        await world.Host.Cases.FinishedAsync(await world.Host.Cases.CaseAsync(number));
    }

    [Fact]
    public async Task a_review_that_finds_the_facts_unclear_sends_the_street_out_again()
    {
        var number = await world.FiledAsync(ForHimself());
        await world.DecideAsync(number, Visit, "support");
        await world.DecideAsync(number, "组织民主评议", "back", "请核实是否有出租房屋");

        var (clerk, again) = await world.TaskAsync(number, Visit);
        Text(again["claimedBy"]).ShouldBe(clerk, "whoever went there before goes again");
        using var street = await world.Host.SignedIn(clerk);
        Text((await street.GetJsonAsync($"/api/tasks/{Text(again["id"])}"))["returned"]!["reason"]).ShouldBe("请核实是否有出租房屋");
        await world.DecideAsync(number, Visit, "deny", "有出租房屋收入");
        Text((await world.UntilAsync(number, "closed"))["result"]).ShouldBe("denied");
    }

    [Fact]
    public async Task an_economy_register_out_of_order_leaves_the_check_to_the_street()
    {
        await world.FaultAsync(new { service = "household-economy", failFirst = 1000 });
        try
        {
            var number = await world.FiledAsync(ForHimself());
            await world.DecideAsync(number, Visit, "deny", "收入超过标准");
            Text((await world.UntilAsync(number, "closed"))["result"]).ShouldBe("denied");
        }
        finally
        {
            await world.HealAsync();
        }
    }

    [Fact]
    public async Task a_grant_that_the_bank_refuses_is_made_up_for_once_the_account_is_put_right()
    {
        const string Wrong = "6222020000010000";
        var number = await world.GrantedAsync(ForHimself(), form => form["payee"]!["account"] = Wrong);
        var (_, task) = await world.TaskAsync(number, "处理救助金发放失败");
        (await world.PaidAsync(number)).ShouldBe(0);
        (await world.Host.Cases.CaseAsync(number))["timeline"]!.AsArray().ShouldContain(line => Text(line!["text"]).Contains("救助金没有发放成功"));

        var month = Text(task["example"]!["month"]);
        await world.DecideAsync(number, "处理救助金发放失败", "retry", change: form => form["account"] = "6222020000012345");
        (await Eventually.SeeAsync(() => world.PaidAsync(number), paid => paid >= 1)).ShouldBe(1);
        month.ShouldBe($"{world.Host.Clock.GetUtcNow().AddHours(8):yyyy-MM}");

        world.PassDays(31);
        (await Eventually.SeeAsync(() => world.PaidAsync(number), paid => paid >= 2)).ShouldBeLessThanOrEqualTo(3, "later months go to the right account");
    }

    private Task<HttpStatusCode> WithdrawAsync(string number) =>
        world.Host.Cases.ActAsync(number, "withdrawal", new JsonObject { ["reason"] = "不再申请" });

    private Task<HttpStatusCode> ReportAsync(string number, string words) =>
        world.Host.Cases.ActAsync(number, "changes", new JsonObject { ["words"] = words });
}
