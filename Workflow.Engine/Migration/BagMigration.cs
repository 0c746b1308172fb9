using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Expressions;
using Workflow.Engine.Instances;

namespace Workflow.Engine.Migration;

/// <summary>A composite on its way into another version.</summary>
/// <param name="Execution">Its execution.</param>
/// <param name="From">Its node in the present version.</param>
/// <param name="To">Its node in the other.</param>
/// <param name="Mapping">Where activities are in the other version.</param>
/// <param name="Live">Its children that go on.</param>
/// <param name="Trigger">The trigger that started the instance, in the other version.</param>
internal sealed record ContainerMove(
    ActivityExecution Execution,
    ActivityNode From,
    ActivityNode To,
    NodeMapping Mapping,
    ImmutableArray<ActivityExecution> Live,
    string? Trigger)
{
    /// <summary>Activity ids, in the other version, of the children that go on.</summary>
    public IReadOnlySet<string> LiveIds { get; } = Live
        .Select(child => Mapping.IdOf(NodePath.ActivityId(child.NodeId)))
        .OfType<string>()
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>What it remembers.</summary>
    public JsonObject Bag() => Execution.Bag is { } bag ? JsonNode.Parse(bag.GetRawText())!.AsObject() : [];
}

/// <summary>What composites remember of their children, said in the words of another version.</summary>
internal static class BagMigration
{
    private const string Sequence = "Elsa.Sequence";

    private static readonly HashSet<string> Counting = ["Elsa.Parallel", "Elsa.Fork", "Elsa.ParallelForEach"];

    /// <summary>Whether a container goes on when what ran in it is cancelled.</summary>
    public static bool CanLose(string type) => type is Sequence or Flowchart.TypeName || Counting.Contains(type);

    /// <summary>What it remembers from now on; null when that does not change.</summary>
    public static JsonElement? Move(ContainerMove move, ImmutableArray<MigrationRemark>.Builder problems) => move.To.Type switch
    {
        Flowchart.TypeName => JsonValues.Of(FlowModes.IsToken(move.Bag())
            ? FlowTokenMigration.Move(move)
            : FlowCounterMigration.Move(move, problems)),
        Sequence when move.Execution.Bag is not null => JsonValues.Of(new JsonObject { ["index"] = IndexIn(move) }),
        var type when Counting.Contains(type) && move.Execution.Bag is not null =>
            JsonValues.Of(new JsonObject { ["remaining"] = move.Live.Length }),
        _ => null,
    };

    /// <summary>Behind the step that runs, or before the first that was still to come.</summary>
    private static int IndexIn(ContainerMove move)
    {
        var steps = move.To.Under(Flowchart.Port);
        if (move.LiveIds.Count > 0)
        {
            return steps.ToList().FindIndex(step => move.LiveIds.Contains(step.Id)) + 1;
        }

        var next = move.From.Under(Flowchart.Port)
            .Skip(move.Bag()["index"]?.GetValue<int>() ?? 0)
            .Select(step => move.Mapping.IdOf(step.Id))
            .FirstOrDefault(id => id is not null);
        var index = steps.ToList().FindIndex(step => step.Id == next);
        return index < 0 ? steps.Length : index;
    }
}
