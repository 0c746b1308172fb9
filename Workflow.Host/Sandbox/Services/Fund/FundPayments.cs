using System.Globalization;
using System.Text.Json.Nodes;

namespace Workflow.Host.Sandbox.Services.Fund;

/// <summary>
/// 资金划转: takes a payment instruction, and confirms it afterwards. An account ending in 0000 does not exist, one ending
/// in 9999 belongs to somebody else; the bank finds so only after it has taken the instruction.
/// </summary>
internal sealed class FundPayments : ISandboxService
{
    public string Code => "provident-fund-payment";

    public bool HasEffect => true;

    public async Task<SandboxAnswer> AnswerAsync(SandboxCall call, CancellationToken cancellation)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"HK{call.Register.Number("number", 10_000_000_000):D10}");
        var account = call.Of("account");
        var failure = account.EndsWith("0000", StringComparison.Ordinal) ? "account-unknown"
            : account.EndsWith("9999", StringComparison.Ordinal) ? "name-differs"
            : null;
        await call.Register.ConfirmLaterAsync(number, call.Of("caseNumber"), failure, cancellation);
        return new SandboxAnswer.Given(new JsonObject { ["paymentNumber"] = number });
    }

    public void Contradict(JsonObject answer) => answer["paymentNumber"] = string.Empty;
}
