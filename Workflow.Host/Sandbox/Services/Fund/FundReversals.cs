using System.Text.Json.Nodes;

namespace Workflow.Host.Sandbox.Services.Fund;

/// <summary>冲正: puts a deducted amount back.</summary>
internal sealed class FundReversals : ISandboxService
{
    public string Code => "provident-fund-reversal";

    public bool HasEffect => true;

    public async Task<SandboxAnswer> AnswerAsync(SandboxCall call, CancellationToken cancellation)
    {
        var taken = call.Of("transactionNumber");
        if (call.FundOf("idNumber") is not { } fund
            || await call.Register.FindBookingAsync(fund.AccountNumber, taken, cancellation) is not { } amount)
        {
            return SandboxAnswer.Unknown("没有这笔扣减。");
        }

        var number = $"{taken}-R";
        if (await call.Register.FindBookingAsync(fund.AccountNumber, number, cancellation) is not null)
        {
            return new SandboxAnswer.Refused(422, "already-reversed", "这笔扣减已经冲正。");
        }

        await call.Register.BookAsync(fund.AccountNumber, number, -amount, call.Today, cancellation);
        return new SandboxAnswer.Given(new JsonObject { ["reversalNumber"] = number });
    }

    public void Contradict(JsonObject answer) => answer["reversalNumber"] = string.Empty;
}
