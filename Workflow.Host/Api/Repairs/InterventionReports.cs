using System.Text.Json;
using Workflow.Engine.Instances;
using Workflow.Engine.Storage;
using Workflow.Host.Api.Instances;

namespace Workflow.Host.Api.Repairs;

/// <summary>Shows what an intervention leads to.</summary>
internal static class InterventionReports
{
    /// <summary>The report.</summary>
    public static InterventionReport Of(long version, InstanceState state, IReadOnlyCollection<Fact> facts) => new(
        state.Id,
        version,
        state.Status,
        state.SubStatus,
        state.DefinitionVersion,
        [.. state.Incidents.Select(Show)],
        [
            .. state.Bookmarks.Values.OrderBy(bookmark => bookmark.Id, StringComparer.Ordinal)
                .Select(bookmark => new WaitView(bookmark.Kind, bookmark.Key, bookmark.ExecutionId, bookmark.DueAt)),
            .. state.Effects.Values.OrderBy(effect => effect.Key, StringComparer.Ordinal)
                .Select(effect => new WaitView("effect", effect.Key, effect.ExecutionId, null)),
            .. (state.Abandoned?.Values ?? []).Where(late => late.IsOwed).OrderBy(late => late.Effect.Key, StringComparer.Ordinal)
                .Select(late => new WaitView("effect", late.Effect.Key, late.Execution.Id, null)),
            .. state.Children.OrderBy(child => child.Key, StringComparer.Ordinal)
                .Select(child => new WaitView("workflow", child.Key, child.Value, null)),
        ],
        [.. facts.Select(Call).OfType<CallView>()],
        [.. facts.Select(fact => SealedMask.Of(JsonSerializer.SerializeToElement(fact, EngineJson.Options))!)]);

    /// <summary>An incident.</summary>
    public static IncidentView Show(Incident incident) =>
        new(incident.Id, incident.ExecutionId, incident.NodeId, incident.Code, incident.Message, incident.At);

    private static CallView? Call(Fact fact) => fact switch
    {
        EffectRequested { Effect: var effect } => new CallView("effect", effect.Kind, effect.Key),
        CommandIssued { Command: var command } => new CallView("command", command.Kind, command.Id),
        ChildRequested child => new CallView("workflow", child.DefinitionId, child.InstanceId),
        EventPublished published => new CallView("event", published.Name, null),
        _ => null,
    };
}
