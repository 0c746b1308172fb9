using Workflow.Engine.Activities;

namespace Workflow.Host.Api.Elsa.Descriptors;

/// <summary>Elsa's <c>Port</c>: an outcome that a line can leave by, or a place that holds another activity.</summary>
internal sealed record PortDocument(string Name, string DisplayName, PortType Type, bool IsBrowsable = true)
{
    private const string DoneName = "完成";

    /// <summary>The ports of a type. Those that an activity's own inputs decide are drawn by the designer.</summary>
    public static IReadOnlyList<PortDocument> Of(ActivityDescriptor descriptor) =>
    [
        .. descriptor.ChildPorts
            .Where(port => descriptor.PortNames?.ContainsKey(port) == true)
            .Select(port => new PortDocument(
                char.ToUpperInvariant(port[0]) + port[1..], descriptor.PortNames![port], PortType.Embedded)),
        .. Outcomes(descriptor).Select(outcome => new PortDocument(outcome, NameOf(descriptor, outcome), PortType.Flow)),
    ];

    private static IReadOnlyList<string> Outcomes(ActivityDescriptor descriptor) =>
        descriptor.Outcomes.Count > 0 || descriptor.IsTerminal || descriptor.Inputs.Any(InputDocument.HoldsOutcomes)
            ? descriptor.Outcomes
            : [Outcome.Done];

    private static string NameOf(ActivityDescriptor descriptor, string outcome) =>
        descriptor.PortNames?.GetValueOrDefault(outcome) ?? (outcome == Outcome.Done ? DoneName : outcome);
}

/// <summary>Elsa's kinds of port.</summary>
internal enum PortType
{
    /// <summary>Holds an activity.</summary>
    Embedded,

    /// <summary>Leads on.</summary>
    Flow,
}
