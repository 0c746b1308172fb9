using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Support;
using Xunit;
using static Workflow.Tests.Veterans.VeteransWorld;

namespace Workflow.Tests.Veterans;

/// <summary>One application, nine items of six offices, in their order.</summary>
public sealed class When_a_veteran_comes_home(VeteransWorld world) : IClassFixture<VeteransWorld>
{
    private const int AsksForEverything = 2;
    private const int WantsNoJob = 1;
    private const int IsAssignedWork = 6;
    private const string Veterans = "clerk-tyjrswj";

    private static readonly string[] All =
    [
        "return-registration", "household-restoration", "identity-card", "reserve-registration", "social-security-transfer",
        "medical-insurance-transfer", "one-off-allowance", "preferential-card", "job-service",
    ];

    [Fact]
    public async Task the_example_is_granted_and_every_item_with_it_once()
    {
        var number = await world.FiledAsync(Seed(AsksForEverything));
        var closed = await world.DecidedAsync(number);

        closed["result"]!.GetValue<string>().ShouldBe("granted");
        All.ShouldAllBe(item => Item(closed, item) == "granted");
        (await world.CallsAsync(number)).ShouldAllBe(call => call["effect"]!.GetValue<int>() <= 1);
    }

    [Fact]
    public async Task nothing_begins_before_the_return_is_registered_and_cards_wait_for_the_household()
    {
        var number = await world.FiledAsync(Seed(AsksForEverything));
        var task = await world.TaskAsync(Veterans, number, "return-registration");
        var before = await world.Host.Cases.CaseAsync(number);
        All.Skip(1).ShouldAllBe(item => Item(before, item) == "pending");

        using (var decided = await world.Host.Cases.DecideAsync(Veterans, task))
        {
            decided.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        var household = await world.TaskAsync("clerk-gaj", number, "household-restoration");
        household["allowsBatch"]!.GetValue<bool>().ShouldBeTrue("nothing is filled in for it");
        var after = await Eventually.SeeAsync(
            () => world.Host.Cases.CaseAsync(number), seen => Item(seen, "reserve-registration") == "granted", TimeSpan.FromMinutes(1));
        new[] { "identity-card", "preferential-card", "social-security-transfer" }.ShouldAllBe(item => Item(after, item) == "pending");
    }

    [Fact]
    public async Task the_clerks_form_is_filled_from_the_e_licence()
    {
        var number = await world.FiledAsync(Seed(AsksForEverything));
        var task = await world.TaskAsync(Veterans, number, "return-registration");
        task["example"]!["certificateNumber"]!.GetValue<string>().ShouldStartWith("TY32");
        task["example"]!["dischargedOn"]!.GetValue<string>().ShouldBe("2026-09-01");
    }

    [Fact]
    public async Task a_veteran_without_a_certificate_is_told_and_may_put_it_right()
    {
        var seed = Seed(AsksForEverything);
        var right = (await world.ExampleAsync(seed))["form"]!;
        var elder = (await world.Host.Example(3, "provident-fund-withdrawal"))["form"]!["applicant"]!;
        var number = await world.FiledAsync(seed, form => form["applicant"] = elder.DeepClone());

        var asked = await world.UntilAsync(number, "supplement");
        asked["actions"]![0]!["fields"]!.AsArray().ShouldHaveSingleItem()!["message"]!.GetValue<string>().ShouldContain("退出现役证件");
        (await world.Host.Cases.ActAsync(number, "supplements", new JsonObject { ["form"] = right.DeepClone() })).ShouldBe(HttpStatusCode.Accepted);
        (await world.DecidedAsync(number))["result"]!.GetValue<string>().ShouldBe("granted");
    }

    [Fact]
    public async Task a_return_that_is_refused_ends_the_rest_with_the_reason()
    {
        var number = await world.FiledAsync(Seed(AsksForEverything));
        var closed = await world.DecidedAsync(number, denied: "return-registration", reason: "档案尚未移交");
        closed["result"]!.GetValue<string>().ShouldBe("denied");
        All.Skip(1).ShouldAllBe(item => Item(closed, item) == "terminated");
        closed["timeline"]!.AsArray().ShouldContain(line => line!["text"]!.GetValue<string>().Contains("档案尚未移交"));
    }

    [Fact]
    public async Task a_refused_household_leaves_what_does_not_depend_on_it()
    {
        var number = await world.FiledAsync(Seed(AsksForEverything));
        var closed = await world.DecidedAsync(number, denied: "household-restoration", reason: "落户地址不存在");
        closed["result"]!.GetValue<string>().ShouldBe("granted");
        Item(closed, "household-restoration").ShouldBe("denied");
        new[] { "reserve-registration", "one-off-allowance", "job-service" }.ShouldAllBe(item => Item(closed, item) == "granted");
        new[] { "identity-card", "preferential-card", "social-security-transfer" }.ShouldAllBe(item => Item(closed, item) == "terminated");
    }

    [Theory]
    [InlineData(WantsNoJob, "job-service")]
    [InlineData(IsAssignedWork, "one-off-allowance")]
    public async Task what_is_not_asked_for_is_not_done(int remainder, string left)
    {
        var number = await world.FiledAsync(Seed(remainder));
        var closed = await world.DecidedAsync(number);
        (closed["result"]!.GetValue<string>(), Item(closed, left)).ShouldBe(("granted", "terminated"));
    }

    [Fact]
    public async Task an_allowance_may_be_refused_alone()
    {
        var number = await world.FiledAsync(Seed(AsksForEverything));
        var closed = await world.DecidedAsync(number, denied: "one-off-allowance", reason: "已在原籍领取");
        (closed["result"]!.GetValue<string>(), Item(closed, "one-off-allowance")).ShouldBe(("granted", "denied"));
    }

    [Fact]
    public async Task an_allowance_that_the_bank_refuses_is_paid_once_the_account_is_put_right()
    {
        var seed = Seed(AsksForEverything);
        var right = (await world.ExampleAsync(seed))["form"]!;
        var number = await world.FiledAsync(seed, form => form["payee"]!["account"] = "6222020000010000");
        foreach (var item in new[] { "return-registration", "one-off-allowance" })
        {
            using var decided = await world.Host.Cases.DecideAsync(Veterans, await world.TaskAsync(Veterans, number, item));
            decided.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        var failed = await Eventually.SeeAsync(
            () => world.TaskAsync(Veterans, number, "one-off-allowance"), task => task["name"]!.GetValue<string>() == "处理一次性经济补助发放失败");
        using (var decided = await world.Host.Cases.DecideAsync(Veterans, failed))
        {
            decided.StatusCode.ShouldBe(HttpStatusCode.OK);
        }

        var asked = await world.UntilAsync(number, "supplement");
        asked["actions"]![0]!["fields"]!.AsArray().ShouldHaveSingleItem()!["field"]!.GetValue<string>().ShouldBe("/payee/account");
        (await world.Host.Cases.ActAsync(number, "supplements", new JsonObject { ["form"] = right.DeepClone() })).ShouldBe(HttpStatusCode.Accepted);
        Item(await world.DecidedAsync(number), "one-off-allowance").ShouldBe("granted");
        (await world.CallsAsync(number)).Where(call => call["service"]!.GetValue<string>() == "veteran-allowance")
            .Sum(call => call["effect"]!.GetValue<int>()).ShouldBe(1);
    }

    [Fact]
    public async Task a_certificate_in_another_name_is_told_and_goes_on_once_the_library_is_put_right()
    {
        var seed = Seed(AsksForEverything);
        string number;
        await world.FaultAsync(new { service = "e-licence-query", wrongData = true });
        try
        {
            number = await world.FiledAsync(seed);
            var asked = await world.UntilAsync(number, "supplement");
            asked["actions"]![0]!["fields"]!.AsArray().ShouldHaveSingleItem()!["message"]!.GetValue<string>().ShouldContain("持证人姓名");
        }
        finally
        {
            await world.HealAsync();
        }

        var form = (await world.ExampleAsync(seed))["form"]!.DeepClone();
        (await world.Host.Cases.ActAsync(number, "supplements", new JsonObject { ["form"] = form })).ShouldBe(HttpStatusCode.Accepted);
        await world.TaskAsync(Veterans, number, "return-registration");
    }

    [Fact]
    public async Task an_application_may_be_withdrawn_while_the_offices_work()
    {
        var number = await world.FiledAsync(Seed(AsksForEverything));
        await world.TaskAsync(Veterans, number, "return-registration");
        (await world.Host.Cases.ActAsync(number, "withdrawal", new JsonObject { ["reason"] = "改在外地安置" })).ShouldBe(HttpStatusCode.Accepted);
        (await world.Host.Cases.TasksAsync(Veterans, number)).ShouldBeEmpty();
    }

    [Fact]
    public async Task a_register_that_is_out_for_a_while_is_asked_again()
    {
        await world.FaultAsync(new { service = "e-licence-query", failFirst = 6 });
        try
        {
            var number = await world.FiledAsync(Seed(AsksForEverything));
            await world.TaskAsync(Veterans, number, "return-registration");
        }
        finally
        {
            await world.HealAsync();
        }
    }
}
