using System.Text.Json;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Execution;

/// <summary>What an incident does to the workflow.</summary>
internal static class IncidentStrategy
{
    /// <summary>Whether other branches go on after an incident; by default it ends the workflow as faulted.</summary>
    public static bool Continues(JsonElement options) =>
        options.Text("incidentStrategyType")?.Contains("ContinueWithIncidents", StringComparison.Ordinal) == true;
}
