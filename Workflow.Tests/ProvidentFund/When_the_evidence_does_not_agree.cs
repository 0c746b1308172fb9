using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Support;
using Xunit;
using static Workflow.Tests.ProvidentFund.FundWorld;

namespace Workflow.Tests.ProvidentFund;

/// <summary>What the applicant can put right is told once; what registers contradict goes to the fund's clerk.</summary>
public sealed class When_the_evidence_does_not_agree(FundWorld world) : IClassFixture<FundWorld>
{
    private const string Review = "审核公积金提取申请";

    [Fact]
    public async Task a_contract_nobody_knows_and_a_wrong_name_are_told_together_and_the_amended_application_is_paid()
    {
        var seed = Seed(Purchase);
        var right = (await world.ExampleAsync(seed))["form"]!;
        var number = await world.FiledAsync(seed, form =>
        {
            form["purchase"]!["contractNumber"] = "NJ2026-none";
            form["applicant"]!["name"] = "赵不对";
        });

        (await world.AskedAsync(number)).Keys.ShouldBe(["/purchase/contractNumber", "/applicant/name"], ignoreOrder: true);

        (await SupplyAsync(number, right)).ShouldBe(HttpStatusCode.Accepted);
        Text((await world.ClosedAsync(number))["result"]).ShouldBe("granted");
    }

    [Fact]
    public async Task somebody_elses_contract_is_told_to_be_somebody_elses()
    {
        var other = (await world.ExampleAsync(Seed(Purchase)))["form"]!["purchase"]!;
        var number = await world.FiledAsync(Seed(Purchase), form => form["purchase"] = other.DeepClone());

        (await world.AskedAsync(number)).ShouldHaveSingleItem().Value.ShouldContain("购房人不是您本人");
        (await world.Host.Cases.ActAsync(number, "withdrawal", new JsonObject { ["reason"] = "填错了合同" })).ShouldBe(HttpStatusCode.Accepted);
        Text((await world.Host.Cases.CaseAsync(number))["result"]).ShouldBe("withdrawn");
    }

    [Fact]
    public async Task registers_that_contradict_each_other_are_for_the_clerk_who_refuses_with_a_reason()
    {
        await world.FaultAsync(new { service = "social-security-status", wrongData = true });
        try
        {
            var number = await world.FiledAsync(Seed(Retirement));
            var task = await world.TaskAsync(number, Review);
            await world.DecideAsync(task, "deny", 0, "社保登记显示尚未退休");
            var closed = await world.ClosedAsync(number);
            Text(closed["result"]).ShouldBe("denied");
            closed["timeline"]!.AsArray().ShouldContain(line => Text(line!["text"]).Contains("社保登记显示尚未退休"));
        }
        finally
        {
            await world.HealAsync();
        }
    }

    [Fact]
    public async Task a_register_out_of_order_leaves_the_decision_to_the_clerk_who_grants()
    {
        await world.FaultAsync(new { service = "rent-filing", errorRate = 1 });
        try
        {
            var number = await world.FiledAsync(Seed(Rent));
            var task = await world.TaskAsync(number, Review);
            await world.DecideAsync(task, "approve", 1500);
            var closed = await world.ClosedAsync(number);
            (Text(closed["result"]), Outcomes(closed)["paidAmount"]).ShouldBe(("granted", "1500"));
        }
        finally
        {
            await world.HealAsync();
        }
    }

    [Fact]
    public async Task more_than_the_balance_cannot_be_granted()
    {
        var number = await world.FiledAsync(Seed(Rent), form => form["amount"] = 5000);
        var task = await world.TaskAsync(number, Review);
        await world.DecideAsync(task, "approve", 9_000_000);

        var again = await world.TaskAsync(number, Review);
        Text(again["id"]).ShouldNotBe(Text(task["id"]));
        await world.DecideAsync(again, "approve", 1800);
        Outcomes(await world.ClosedAsync(number))["paidAmount"].ShouldBe("1800");
    }

    [Fact]
    public async Task a_second_withdrawal_too_early_is_for_the_clerk()
    {
        var seed = Seed(Rent);
        await world.ClosedAsync(await world.FiledAsync(seed));

        var again = await world.FiledAsync(seed);
        var task = await world.TaskAsync(again, Review);
        (await NotesAsync(again)).ShouldContain(note => note.Contains("未满规定的 28 天"));
        await world.DecideAsync(task, "deny", 0, "距上次提取未满 28 天");
        Text((await world.ClosedAsync(again))["result"]).ShouldBe("denied");
    }

    [Fact]
    public async Task the_clerk_may_ask_for_an_amendment()
    {
        var seed = Seed(Rent);
        var right = (await world.ExampleAsync(seed))["form"]!;
        var number = await world.FiledAsync(seed, form => form["amount"] = 5000);
        await world.DecideAsync(await world.TaskAsync(number, Review), "amend", 0, "请按月租金申请");

        (await world.AskedAsync(number)).ShouldHaveSingleItem().Value.ShouldContain("请按月租金申请");
        (await SupplyAsync(number, right)).ShouldBe(HttpStatusCode.Accepted);
        Text((await world.ClosedAsync(number))["result"]).ShouldBe("granted");
    }

    private Task<HttpStatusCode> SupplyAsync(string number, JsonNode form) =>
        world.Host.Cases.ActAsync(number, "supplements", new JsonObject { ["form"] = form.DeepClone() });

    private async Task<IReadOnlyList<string>> NotesAsync(string number)
    {
        using var clerk = await world.Host.SignedIn(Clerk);
        var seen = await clerk.GetJsonAsync($"/api/cases/{number}");
        return [.. seen["timeline"]!.AsArray().Select(line => Text(line!["text"]))];
    }
}
