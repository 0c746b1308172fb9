using System.Text.Json.Nodes;
using Workflow.Activities.Examples;
using Workflow.Activities.Identity;

namespace Workflow.Host.Sandbox.Services.Hardship;

/// <summary>家庭经济状况核对: what the members of a household have, the one in need first.</summary>
internal sealed class HouseholdEconomies : ISandboxService
{
    private const int Wage = 6_000;

    public string Code => "household-economy";

    public bool HasEffect => false;

    public Task<SandboxAnswer> AnswerAsync(SandboxCall call, CancellationToken cancellation)
    {
        var members = (call.Request["idNumbers"] as JsonArray ?? [])
            .Select(number => ResidentId.TryParse(number?.ToString(), out var id) ? id : null).OfType<ResidentId>().ToList();
        if (ExampleHousehold.Find(members) is not { } household)
        {
            return Task.FromResult(SandboxAnswer.Unknown("核对平台没有这个家庭的信息。"));
        }

        // Whoever works for a living and is named beside the elder brings a wage.
        var wages = members.Count(member => member.Number != household.Elder.Id.Number) * Wage;
        return Task.FromResult<SandboxAnswer>(new SandboxAnswer.Given(new JsonObject
        {
            ["monthlyIncome"] = household.MonthlyIncome + wages,
            ["deposits"] = household.Deposits,
            ["vehicles"] = 0,
            ["homes"] = 1,
        }));
    }

    public void Contradict(JsonObject answer) => answer["vehicles"] = 2;
}
