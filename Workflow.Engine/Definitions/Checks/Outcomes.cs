using System.Text.Json;
using Workflow.Engine.Activities;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Definitions.Checks;

/// <summary>The outcomes that an activity can complete with, as far as they can be known before it runs.</summary>
internal static class Outcomes
{
    /// <summary>Inputs that name outcomes, or decide which there are.</summary>
    private static readonly HashSet<string> Deciding = new(StringComparer.Ordinal)
    {
        "Outcomes", "PossibleOutcomes", "ExpectedStatusCodes", "Cases",
    };

    /// <summary>The outcomes; null when they cannot be known.</summary>
    public static IReadOnlyCollection<string>? Of(ActivityNode node, ActivityDescriptor descriptor)
    {
        // An activity with others inside may complete with an outcome that one of those chooses.
        if (node.Children.Count > 0)
        {
            return null;
        }

        if (descriptor.Inputs.Any(input => input.Name == SwitchCases.Cases(string.Empty).Name && !input.IsWrapped))
        {
            return
            [
                Outcome.Default,
                .. NodeReader.Items(node.Json, SwitchCases.Property).Select(one => one.Text("label") ?? string.Empty),
            ];
        }

        if (descriptor.Inputs.FirstOrDefault(input => input.Name == "Branches") is { } branches)
        {
            return Names(node, branches.Name);
        }

        return descriptor.Inputs.Any(input => Deciding.Contains(input.Name))
            ? null
            : descriptor.Outcomes.Count > 0 ? descriptor.Outcomes : [Outcome.Done];
    }

    private static IReadOnlyCollection<string>? Names(ActivityNode node, string input) =>
        DrawnActivity.Given(node, input) is { ValueKind: JsonValueKind.Array } list && list.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)
            ? [.. list.EnumerateArray().Select(item => item.GetString()!)]
            : null;
}
