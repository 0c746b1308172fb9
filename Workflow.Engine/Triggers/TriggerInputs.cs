using System.Collections.Immutable;
using System.Text.Json;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Execution;
using Workflow.Engine.Expressions;
using Workflow.Engine.Instances;
using Workflow.Engine.Privacy;

namespace Workflow.Engine.Triggers;

/// <summary>Evaluates a trigger's inputs as if the workflow had just begun: its variables have their first values.</summary>
internal sealed class TriggerInputs : ITriggerInputs
{
    private readonly ActivityDescriptor descriptor;
    private readonly ExpressionLanguages languages;
    private readonly ExpressionScope scope;

    public TriggerInputs(
        WorkflowGraph graph,
        ActivityNode node,
        IActivity activity,
        IActivityRegistry registry,
        ExpressionLanguages languages,
        DateTimeOffset now)
    {
        (Node, descriptor, this.languages, Now) = (node, activity.Descriptor, languages, now);
        var run = new BurstRun(
            graph,
            InstanceState.Initial with { DefinitionId = graph.DefinitionId, Input = JsonValues.EmptyObject },
            new BurstContext(now, 0, KeyRing.Empty, string.Empty),
            registry,
            languages,
            new BurstRandom(0, InstanceState.Initial, new Begin()),
            new BurstLimits());
        run.Emit(new ActivityStarted(BurstRun.RootExecution, graph.Root.NodeId, null, 1, null, FirstValues(graph)));
        scope = new ExpressionScope(run, BurstRun.RootExecution);
    }

    public ActivityNode Node { get; }

    public DateTimeOffset Now { get; }

    public T? Input<T>(string name, T? fallback = default)
    {
        if (descriptor.Inputs.FirstOrDefault(input => input.Name == name) is not { } input)
        {
            return fallback;
        }

        try
        {
            var value = input.IsWrapped
                ? ActivityInputs.Evaluate(Node, input, languages, scope)
                : ActivityInputs.Raw(Node, name);
            value = value.IsNothing() && input.Default is { } text
                ? ValueConversion.ToType(JsonValues.Of(text), input.TypeName)
                : value;
            return value.IsNothing() ? fallback : ValueConversion.To<T>(SealedJson.Node(value), input.DisplayName);
        }
        catch (ExpressionException failure)
        {
            throw new TriggerFaultException(
                $"{failure.Message}触发器的输入在发布时就要有值，不能引用流程的输入或其他活动的结果。");
        }
    }

    private static ImmutableDictionary<string, JsonElement> FirstValues(WorkflowGraph graph) =>
        graph.Root.Variables.ToImmutableDictionary(
            variable => variable.Id,
            variable => ValueConversion.ToType(variable.Value ?? default, variable.IsArray ? null : variable.TypeName));
}
