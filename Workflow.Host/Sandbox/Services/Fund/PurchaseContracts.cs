using System.Text.Json.Nodes;

namespace Workflow.Host.Sandbox.Services.Fund;

/// <summary>不动产登记 and contract filing: who bought what for how much.</summary>
internal sealed class PurchaseContracts : ISandboxService
{
    private const int SignedDaysAgo = 60;

    public string Code => "property-purchase";

    public bool HasEffect => false;

    public Task<SandboxAnswer> AnswerAsync(SandboxCall call, CancellationToken cancellation) =>
        Task.FromResult(FundPapers.OwnerOf(call.Of("contractNumber"), fund => fund.ContractNumber) is not { } owner
            ? SandboxAnswer.Unknown("没有这份购房合同的备案。")
            : new SandboxAnswer.Given(new JsonObject
            {
                ["isBuyer"] = call.PersonOf("idNumber") == owner.Holder,
                ["price"] = owner.Price,
                ["signedOn"] = SandboxCall.Text(call.Today.AddDays(-SignedDaysAgo)),
            }));

    public void Contradict(JsonObject answer) => answer["isBuyer"] = false;
}
