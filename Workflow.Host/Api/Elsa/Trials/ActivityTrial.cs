using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Journal;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Host.Api.Elsa.Trials;

/// <summary>
/// One activity of a draft, run by itself: the engine's burst in memory, with the workflow's variables at their start
/// values. Nothing is stored and nothing called; where the activity turns to others, the trial ends.
/// </summary>
internal sealed class ActivityTrial(IDefinitionParser parser, IBurstRunner runner, TimeProvider clock)
{
    private const string Nowhere = "trial";

    /// <summary>Runs an activity of a definition.</summary>
    /// <returns>What it did; null when the definition has no such activity.</returns>
    public ActivityTrialReport? Run(JsonObject definition, string activity, string tenant)
    {
        if (Alone(definition, activity) is not { } alone
            || parser.Parse(JsonSerializer.SerializeToElement(alone)).Graph is not { } graph)
        {
            return null;
        }

        var (now, actor) = (clock.GetUtcNow(), Actor.Engine(tenant));
        var accepted = new WorkflowAccepted(
            Nowhere, graph.DefinitionId, graph.VersionId, graph.Version, JsonSerializer.SerializeToElement(new JsonObject()),
            null, null, null, null, IsTrial: true);
        var state = InstanceState.Initial.Apply(accepted, new EventFacts(1, now, actor));
        var seed = (ulong)now.UtcTicks;
        var begun = new Begin();
        var result = runner.Run(graph, state, begun, new BurstContext(now, seed, KeyRing.Empty, tenant));
        var journal = InstanceJournal.Initial.Apply(new WorkflowAdvanced(begun, result.Facts), new EventFacts(2, now, actor));
        var root = graph.Root.Children.Values.SelectMany(children => children).Single();
        return new ActivityTrialReport(root, journal.Executions.First(execution => execution.NodeId == root.NodeId), result.State);
    }

    /// <summary>The definition with the activity alone in the root's place.</summary>
    private static JsonObject? Alone(JsonObject definition, string activity)
    {
        JsonObject? found = null;
        if (ActivityTree.IsActivity(definition["root"]))
        {
            ActivityTree.Rewrite(definition["root"]!.AsObject(), (each, nodeId) =>
            {
                found ??= nodeId == activity || ActivityTree.Text(each, "id") == activity ? each : null;
                return each;
            });
        }

        if (found is null)
        {
            return null;
        }

        var alone = definition.DeepClone().AsObject();
        var root = found.DeepClone().AsObject();

        // A trigger runs as if it stood amid the workflow: it waits for what would start it.
        (root["customProperties"] as JsonObject)?.Remove("canStartWorkflow");
        alone["root"] = root;
        return alone;
    }
}

/// <summary>What came of a trial.</summary>
/// <param name="Node">The activity.</param>
/// <param name="Execution">Its execution.</param>
/// <param name="State">The workflow around it afterwards.</param>
internal sealed record ActivityTrialReport(ActivityNode Node, ExecutionRecord Execution, InstanceState State)
{
    private const string EngineCommands = "engine.";
    private const string StartsOthers = "活动要启动另一个流程。单独测试不启动；请运行整个流程的草稿。";

    /// <summary>What it would go on to ask of others, in the user's words; null when it came to its end.</summary>
    public string? Asks => this switch
    {
        { Execution.EndedAt: not null } => null,
        { State.Effects.IsEmpty: false } => "活动要调用外部系统。单独测试不发出调用；请运行整个流程的草稿，它只调用沙箱。",
        _ when State.Commands.Values.Any(command => command.Kind.StartsWith(EngineCommands, StringComparison.Ordinal)) => StartsOthers,
        { State.Commands.IsEmpty: false } => "活动要办理业务（如建立待办、变更办件），须有真实的办件。单独测试不办理；请运行整个流程的草稿。",
        { State.Children.IsEmpty: false } => StartsOthers,
        _ => "活动要等待（任务、事件或时间）。单独测试到此为止；请运行整个流程的草稿。",
    };
}
