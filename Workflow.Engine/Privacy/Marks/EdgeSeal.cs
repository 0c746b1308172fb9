using System.Text.Json;
using Workflow.Engine.Bookmarks;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.Expressions;
using Workflow.Engine.Instances;
using Workflow.Engine.Triggers;

namespace Workflow.Engine.Privacy.Marks;

/// <summary>
/// Seals what comes to workflows as their definitions mark it, before anything is stored. What is sealed already stays as
/// it is, so sealing twice is sealing once.
/// </summary>
public interface IEdgeSeal
{
    /// <summary>A stimulus as it may be stored, by the marks of the activities that it resumes.</summary>
    Task<Stimulus> SealAsync(string tenant, InstanceState state, Stimulus stimulus, CancellationToken cancellation);
}

/// <inheritdoc/>
internal sealed class EdgeSeal(IVault vault, IDefinitions definitions, IEnumerable<ITriggerKind> kinds) : IEdgeSeal
{
    public async Task<Stimulus> SealAsync(string tenant, InstanceState state, Stimulus stimulus, CancellationToken cancellation)
    {
        var value = Brought(stimulus);
        if (value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array or JsonValueKind.String or JsonValueKind.Number))
        {
            return stimulus;
        }

        var marks = DefinitionMarks.Of(await definitions.GetVersionAsync(tenant, state.DefinitionVersionId, cancellation));
        if (marks.Nodes.Count == 0)
        {
            return stimulus;
        }

        var met = Nodes(state, stimulus).SelectMany(node => marks.At(node));
        var kept = await SealAsync(tenant, value, met, InstancePerson(state.Id), cancellation);
        return stimulus switch
        {
            ResumeBookmark resume => resume with { Input = kept },
            RaiseEvent raised => raised with { Payload = kept },
            EffectAnswered answered => answered with { Answer = kept },
            _ => stimulus,
        };
    }

    /// <summary>The input of an instance, by the marks of its workflow and of the trigger that starts it.</summary>
    public async Task<JsonElement> InputAsync(
        string tenant,
        WorkflowGraph graph,
        JsonElement input,
        string? trigger,
        string instanceId,
        CancellationToken cancellation)
    {
        var marks = DefinitionMarks.Of(graph);
        return marks.IsEmpty
            ? input
            : await SealAsync(
                tenant, input, marks.Input.Concat(OfTrigger(graph, marks, trigger, input)), InstancePerson(instanceId), cancellation);
    }

    /// <summary>The payload of an event, by the marks of all that may take it.</summary>
    public async Task<JsonElement?> PayloadAsync(
        string tenant,
        JsonElement? payload,
        IEnumerable<TriggerRow> marked,
        string occurrence,
        CancellationToken cancellation) => payload is { } value
            ? await SealAsync(
                tenant, value, marked.SelectMany(row => MarkedEvents.MarksOf(row)), vault.SubjectOf($"workflow event {occurrence}"), cancellation)
            : null;

    /// <summary>Whose a value is that came to an instance and tells no person.</summary>
    private string InstancePerson(string instanceId) => vault.SubjectOf($"workflow instance {instanceId}");

    private async Task<JsonElement> SealAsync(
        string tenant,
        JsonElement value,
        IEnumerable<PersonalMark> marks,
        string otherwise,
        CancellationToken cancellation)
    {
        var met = marks.Distinct().ToList();
        if (met.Count == 0 || value.ValueKind == JsonValueKind.Undefined)
        {
            return value;
        }

        var tree = new MarkedTree(value, met, vault.SubjectOf, otherwise);
        return tree.Subjects is { Count: > 0 } subjects
            ? tree.Seal(await vault.KeysOfAsync(tenant, subjects, cancellation))
            : value;
    }

    /// <summary>The trigger's marks, as seen from the workflow's input, in which its stimulus stands under a name.</summary>
    private IEnumerable<PersonalMark> OfTrigger(WorkflowGraph graph, DefinitionMarks marks, string? trigger, JsonElement input)
    {
        if (trigger is null || graph.Nodes.Values.FirstOrDefault(node => NodePath.Key(node.NodeId) == trigger) is not { } node)
        {
            return [];
        }

        var name = kinds.FirstOrDefault(kind => kind.ActivityType == node.Type)?.InputName;
        var prefix = name is not null && input.Member(name) is not null ? $"/{name}" : string.Empty;
        return marks.At(node.NodeId).Select(mark => new PersonalMark(
            prefix + mark.Pointer, mark.Person is { } person ? prefix + person : null));
    }

    private static JsonElement Brought(Stimulus stimulus) => stimulus switch
    {
        ResumeBookmark resume => resume.Input ?? default,
        RaiseEvent raised => raised.Payload ?? default,
        EffectAnswered answered => answered.Answer,
        _ => default,
    };

    private static IEnumerable<string> Nodes(InstanceState state, Stimulus stimulus) => stimulus switch
    {
        ResumeBookmark resume when (state.Parked?.Bookmarks ?? state.Bookmarks).TryGetValue(resume.BookmarkId, out var bookmark) =>
            [bookmark.NodeId],
        RaiseEvent raised => state.Bookmarks.Values
            .Where(bookmark => bookmark.Kind == BookmarkKinds.Event && bookmark.Key == raised.Name)
            .Select(bookmark => bookmark.NodeId),
        EffectAnswered answered when (state.Parked?.Effects ?? state.Effects).TryGetValue(answered.Key, out var effect)
            && state.Executions.TryGetValue(effect.ExecutionId, out var execution) => [execution.NodeId],
        EffectAnswered answered when state.Abandoned?.TryGetValue(answered.Key, out var late) == true => [late.Execution.NodeId],
        _ => [],
    };
}
