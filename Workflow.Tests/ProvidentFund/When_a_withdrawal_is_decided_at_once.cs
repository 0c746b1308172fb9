using System.Globalization;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Support;
using Xunit;
using static Workflow.Tests.ProvidentFund.FundWorld;

namespace Workflow.Tests.ProvidentFund;

/// <summary>All registers agree: no clerk, the money is paid, and everything stands in the books once.</summary>
public sealed class When_a_withdrawal_is_decided_at_once(FundWorld world) : IClassFixture<FundWorld>
{
    [Theory]
    [InlineData(Purchase)]
    [InlineData(LoanRepayment)]
    [InlineData(Rent)]
    [InlineData(Retirement)]
    [InlineData(LeavingProvince)]
    [InlineData(SeriousIllness)]
    public async Task the_example_of_each_reason_is_granted_and_paid_without_a_clerk(int reason)
    {
        var number = await world.FiledAsync(Seed(reason));

        var closed = await world.ClosedAsync(number);

        Text(closed["result"]).ShouldBe("granted");
        (await world.Host.Cases.TasksAsync(Clerk, number)).ShouldBeEmpty();
        Outcomes(closed)["paidAmount"].ShouldBe(Outcomes(closed)["approvedAmount"]);
        await world.Host.Cases.FinishedAsync(closed);
        (await world.EffectsAsync(number, "provident-fund-deduction")).ShouldBe(1);
        (await world.EffectsAsync(number, "provident-fund-payment")).ShouldBe(1);
        (await world.EffectsAsync(number, "provident-fund-reversal")).ShouldBe(0);
    }

    [Fact]
    public async Task whoever_retires_gets_the_whole_balance_and_nothing_twice()
    {
        var seed = Seed(Retirement);
        var first = await world.ClosedAsync(await world.FiledAsync(seed));
        decimal.Parse(Outcomes(first)["paidAmount"], CultureInfo.InvariantCulture).ShouldBeGreaterThan(30_000);

        var again = await world.FiledAsync(seed);
        var task = await world.TaskAsync(again, "审核公积金提取申请");
        await world.DecideAsync(task, "deny", 0, "账户余额已全部提取");
        var closed = await world.ClosedAsync(again);
        Text(closed["result"]).ShouldBe("denied");
        (await world.EffectsAsync(again, "provident-fund-deduction")).ShouldBe(0);
    }

    [Fact]
    public async Task a_service_that_fails_twice_before_it_answers_pays_once()
    {
        await world.FaultAsync(new { service = "provident-fund-payment", failFirst = 2 });
        await world.FaultAsync(new { service = "provident-fund-deduction", failFirst = 2 });
        try
        {
            var number = await world.FiledAsync(Seed(Rent));
            Text((await world.ClosedAsync(number))["result"]).ShouldBe("granted");
            (await world.EffectsAsync(number, "provident-fund-deduction")).ShouldBe(1);
            (await world.EffectsAsync(number, "provident-fund-payment")).ShouldBe(1);
        }
        finally
        {
            await world.HealAsync();
        }
    }

    [Fact]
    public async Task the_form_asks_for_the_paper_of_the_chosen_reason_and_for_no_other()
    {
        var application = await world.ExampleAsync(Seed(Rent));
        application["form"]!["reason"] = "purchase";
        using var citizen = await world.Host.SignedIn("citizen1");

        using var answer = await citizen.PostOnceAsync("/api/cases", application);

        ((int)answer.StatusCode).ShouldBe(400);
        var problem = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        problem["errors"]!.AsArray().Select(error => Text(error!["field"])).ShouldBe(["/purchase", "/rent"], ignoreOrder: true);
    }
}
