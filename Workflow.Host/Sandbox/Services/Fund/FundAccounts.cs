using System.Text.Json.Nodes;

namespace Workflow.Host.Sandbox.Services.Fund;

/// <summary>住房公积金账户: balance, months paid in, the last withdrawal.</summary>
internal sealed class FundAccounts : ISandboxService
{
    public string Code => "provident-fund-account";

    public bool HasEffect => false;

    public async Task<SandboxAnswer> AnswerAsync(SandboxCall call, CancellationToken cancellation)
    {
        if (call.FundOf("idNumber") is not { } fund)
        {
            return SandboxAnswer.Unknown("公积金中心没有该职工的账户。");
        }

        var (booked, lastOut) = await call.Register.BookedAsync(fund.AccountNumber, cancellation);
        var answer = new JsonObject
        {
            ["accountNumber"] = fund.AccountNumber,
            ["status"] = "normal",
            ["balance"] = fund.Balance + booked,
            ["months"] = fund.Months,
        };
        if (lastOut is { } day)
        {
            answer["lastWithdrawalOn"] = SandboxCall.Text(day);
        }

        return new SandboxAnswer.Given(answer);
    }

    public void Contradict(JsonObject answer) => answer["status"] = "sealed";
}
