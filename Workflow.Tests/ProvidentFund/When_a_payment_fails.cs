using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Support;
using Xunit;
using static Workflow.Tests.ProvidentFund.FundWorld;

namespace Workflow.Tests.ProvidentFund;

/// <summary>The bank sends money back: the deduction is reversed, and nothing is paid twice.</summary>
public sealed class When_a_payment_fails(FundWorld world) : IClassFixture<FundWorld>
{
    [Fact]
    public async Task the_deduction_is_reversed_and_the_corrected_account_is_paid()
    {
        var seed = Seed(Purchase);
        var right = (await world.ExampleAsync(seed))["form"]!;
        var number = await world.FiledAsync(seed, form => form["payee"]!["account"] = "6222020000010000");

        (await world.AskedAsync(number)).ShouldHaveSingleItem().Key.ShouldBe("/payee/account");
        (await world.EffectsAsync(number, "provident-fund-reversal")).ShouldBe(1);
        (await world.Host.Cases.ActAsync(number, "withdrawal", [])).ShouldBe(HttpStatusCode.Conflict, "it was granted");

        (await world.Host.Cases.ActAsync(number, "supplements", new JsonObject { ["form"] = right.DeepClone() })).ShouldBe(HttpStatusCode.Accepted);
        var closed = await world.ClosedAsync(number);
        Text(closed["result"]).ShouldBe("granted");
        (await world.EffectsAsync(number, "provident-fund-deduction")).ShouldBe(2);
        (await world.EffectsAsync(number, "provident-fund-payment")).ShouldBe(2);
        (await world.EffectsAsync(number, "provident-fund-reversal")).ShouldBe(1);
    }

    [Fact]
    public async Task a_confirmation_told_again_changes_nothing()
    {
        var number = await world.FiledAsync(Seed(Rent));
        var closed = await world.ClosedAsync(number);
        await world.Host.Cases.FinishedAsync(closed);

        (await ConfirmAsync(Confirmation(Outcomes(closed)["paymentNumber"], number, "failed"))).ShouldBe(HttpStatusCode.Accepted);

        Text((await world.Host.Cases.CaseAsync(number))["result"]).ShouldBe("granted");
        (await world.EffectsAsync(number, "provident-fund-reversal")).ShouldBe(0);
    }

    [Fact]
    public async Task only_a_paying_system_confirms_and_it_is_told_what_is_wrong()
    {
        var number = await world.FiledAsync(Seed(Rent));
        using var citizen = await world.Host.SignedIn("citizen1");
        using var refused = await citizen.PostOnceAsync("/api/payments/confirmations", Confirmation("HK1", number, "paid"));
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);

        (await ConfirmAsync(Confirmation("HK1", number, "perhaps"))).ShouldBe(HttpStatusCode.BadRequest);
        (await ConfirmAsync(Confirmation("HK1", "320100-2026-999999", "paid"))).ShouldBe(HttpStatusCode.NotFound);
        (await ConfirmAsync([])).ShouldBe(HttpStatusCode.BadRequest);
    }

    private async Task<HttpStatusCode> ConfirmAsync(JsonObject confirmation)
    {
        using var bank = world.Host.System();
        using var answer = await bank.PostOnceAsync("/api/payments/confirmations", confirmation);
        return answer.StatusCode;
    }

    private static JsonObject Confirmation(string payment, string number, string status) =>
        new() { ["paymentNumber"] = payment, ["caseNumber"] = number, ["status"] = status };
}
