using System.Text.Json.Nodes;

namespace Workflow.Host.Sandbox.Services.Fund;

/// <summary>大病医疗费用: what the insurance recorded in the last year. Only those of the example have had one.</summary>
internal sealed class SeriousIllnesses : ISandboxService
{
    public string Code => "serious-illness";

    public bool HasEffect => false;

    public Task<SandboxAnswer> AnswerAsync(SandboxCall call, CancellationToken cancellation) =>
        Task.FromResult(call.FundOf("idNumber") is not { Reason: "serious-illness" } fund
            ? SandboxAnswer.Unknown("近一年没有大病结算记录。")
            : new SandboxAnswer.Given(new JsonObject
            {
                ["selfPaid"] = fund.SelfPaid,
                ["settledOn"] = SandboxCall.Text(call.Today.AddDays(-30)),
            }));

    public void Contradict(JsonObject answer) => answer["selfPaid"] = 0;
}
