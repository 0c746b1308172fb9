using System.Text.Json;
using Workflow.Activities.Callers;
using Workflow.Activities.Scenarios;
using Workflow.Engine.Privacy;
using Workflow.Engine.Storage;

namespace Workflow.Activities.Mandates.Viewing;

/// <summary>Shows mandates to those whom they concern.</summary>
internal sealed class MandateViewer(IVault vault, IScenarios scenarios, CompanyAgents agents)
{
    public async Task<MandateView> ShowAsync(MandateRow row, CancellationToken cancellation)
    {
        var keys = await vault.OpenAsync(Tenants.Province, JsonSerializer.SerializeToElement(row.AgentName, EngineJson.Options), cancellation);
        return new MandateView(
            row.Id, row.Company, row.CompanyName, row.AgentName.Read(keys), [.. row.Scopes.Select(ScopeOf)], row.Until,
            MandateDecisions.StatusOf(row.Until, row.RevokedAt, agents.Today), row.GivenAt, row.Version);
    }

    public MandateScope ScopeOf(string scenario) => new(scenario, scenarios.Find(scenario)?.Name ?? scenario);
}
