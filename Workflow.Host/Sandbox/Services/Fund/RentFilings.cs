using System.Text.Json.Nodes;

namespace Workflow.Host.Sandbox.Services.Fund;

/// <summary>房屋租赁备案: who rents, for how much, until when.</summary>
internal sealed class RentFilings : ISandboxService
{
    private const int MonthsLeft = 8;

    public string Code => "rent-filing";

    public bool HasEffect => false;

    public Task<SandboxAnswer> AnswerAsync(SandboxCall call, CancellationToken cancellation) =>
        Task.FromResult(FundPapers.OwnerOf(call.Of("filingNumber"), fund => fund.RentFilingNumber) is not { } owner
            ? SandboxAnswer.Unknown("没有这份租赁备案。")
            : new SandboxAnswer.Given(new JsonObject
            {
                ["isTenant"] = call.PersonOf("idNumber") == owner.Holder,
                ["monthlyRent"] = owner.MonthlyRent,
                ["validUntil"] = SandboxCall.Text(call.Today.AddMonths(MonthsLeft)),
                ["ownsHome"] = false,
            }));

    public void Contradict(JsonObject answer) => answer["ownsHome"] = true;
}
