using Workflow.Engine.Compensation;
using Workflow.Engine.Expressions.JavaScript;

namespace Workflow.Engine.Definitions.Checks;

/// <summary>Names that a definition's expressions may use.</summary>
/// <param name="Anywhere">Variables declared or set anywhere, by id and name, and what loops call their items.</param>
/// <param name="Inputs">Workflow inputs.</param>
/// <param name="Outputs">Workflow outputs.</param>
internal sealed record KnownNames(IReadOnlySet<string> Anywhere, IReadOnlySet<string> Inputs, IReadOnlySet<string> Outputs)
{
    /// <summary>What loops and undos bring along.</summary>
    public static IReadOnlyList<string> OfLoops { get; } = ["CurrentValue", "CurrentIndex", "CurrentItem", .. Undos.Variables];

    /// <summary>Those of a definition.</summary>
    public static KnownNames Of(WorkflowGraph graph)
    {
        var anywhere = new HashSet<string>(OfLoops, StringComparer.Ordinal);
        foreach (var variable in graph.Nodes.Values.SelectMany(node => node.Variables))
        {
            anywhere.UnionWith([variable.Id, variable.Name]);
        }

        foreach (var script in graph.Root.Children.Values.SelectMany(roots => roots).SelectMany(root => VariableCheck.Scripts(root.Json)))
        {
            anywhere.UnionWith(ScriptNames.Of(script).Set);
        }

        // A workflow used as an activity finds its inputs among its variables, as in Elsa.
        var inputs = graph.Inputs.Select(input => input.Name).ToHashSet(StringComparer.Ordinal);
        anywhere.UnionWith(inputs);
        return new KnownNames(anywhere, inputs, graph.Outputs.Select(output => output.Name).ToHashSet(StringComparer.Ordinal));
    }
}
