using System.Text.Json.Nodes;

namespace Workflow.Host.Sandbox.Services.Fund;

/// <summary>住房贷款: what was repaid in the last twelve months.</summary>
internal sealed class HousingLoans : ISandboxService
{
    public string Code => "housing-loan";

    public bool HasEffect => false;

    public Task<SandboxAnswer> AnswerAsync(SandboxCall call, CancellationToken cancellation) =>
        Task.FromResult(FundPapers.OwnerOf(call.Of("loanNumber"), fund => fund.LoanNumber) is not { } owner
            ? SandboxAnswer.Unknown("没有这份住房贷款合同。")
            : new SandboxAnswer.Given(new JsonObject
            {
                ["isBorrower"] = call.PersonOf("idNumber") == owner.Holder,
                ["status"] = "repaying",
                ["repaidInYear"] = owner.RepaidInYear,
            }));

    public void Contradict(JsonObject answer) => answer["status"] = "settled";
}
