using System.Globalization;
using System.Text.Json.Nodes;

namespace Workflow.Host.Sandbox.Services.Fund;

/// <summary>扣减: takes an amount out of a fund account before it is paid.</summary>
internal sealed class FundDeductions : ISandboxService
{
    public string Code => "provident-fund-deduction";

    public bool HasEffect => true;

    public async Task<SandboxAnswer> AnswerAsync(SandboxCall call, CancellationToken cancellation)
    {
        if (call.FundOf("idNumber") is not { } fund || call.Request["amount"]?.GetValue<decimal>() is not { } amount)
        {
            return SandboxAnswer.Unknown("公积金中心没有该职工的账户。");
        }

        var (booked, _) = await call.Register.BookedAsync(fund.AccountNumber, cancellation);
        if (fund.Balance + booked < amount)
        {
            return new SandboxAnswer.Refused(422, "balance-short", "账户余额不足，不能扣减。");
        }

        var number = string.Create(CultureInfo.InvariantCulture, $"KJ{call.Register.Number("number", 10_000_000_000):D10}");
        await call.Register.BookAsync(fund.AccountNumber, number, -amount, call.Today, cancellation);
        return new SandboxAnswer.Given(new JsonObject
        {
            ["transactionNumber"] = number,
            ["balance"] = fund.Balance + booked - amount,
        });
    }

    public void Contradict(JsonObject answer) => answer["transactionNumber"] = string.Empty;
}
