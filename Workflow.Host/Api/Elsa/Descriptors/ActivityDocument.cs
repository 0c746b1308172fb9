using Workflow.Engine.Activities;

namespace Workflow.Host.Api.Elsa.Descriptors;

/// <summary>Elsa's <c>ActivityDescriptor</c>: an activity type as the designer's toolbox and property panel show it.</summary>
internal sealed record ActivityDocument(
    string TypeName,
    string Namespace,
    string Name,
    int Version,
    string Category,
    string DisplayName,
    string Description,
    ActivityKind Kind,
    bool IsBrowsable,
    bool IsContainer,
    bool IsStart,
    bool IsTerminal,
    IReadOnlyDictionary<string, string> CustomProperties,
    IReadOnlyDictionary<string, string> ConstructionProperties,
    IReadOnlyList<PortDocument> Ports,
    IReadOnlyList<InputDocument> Inputs,
    IReadOnlyList<OutputDocument> Outputs)
{
    private const string RootType = "RootType";
    private static readonly Dictionary<string, string> Nothing = [];

    /// <summary>A type, with the choices that its inputs offer at the moment.</summary>
    public static ActivityDocument Of(ActivityDescriptor descriptor, OptionLists options)
    {
        var dot = descriptor.TypeName.LastIndexOf('.');
        var custom = descriptor.CustomProperties ?? Nothing;
        return new ActivityDocument(
            descriptor.TypeName,
            dot < 0 ? string.Empty : descriptor.TypeName[..dot],
            descriptor.TypeName[(dot + 1)..],
            descriptor.Version,
            descriptor.Category,
            descriptor.DisplayName,
            descriptor.Description,
            descriptor.IsTrigger ? ActivityKind.Trigger : ActivityKind.Action,
            descriptor.IsBrowsable,
            descriptor.IsContainer,
            descriptor.IsStart,
            descriptor.IsTerminal,
            custom,
            custom.ContainsKey(RootType) ? custom.Where(each => each.Key != RootType).ToDictionary() : Nothing,
            PortDocument.Of(descriptor),
            [.. descriptor.Inputs.Select((input, index) => InputDocument.Of(descriptor, input, index, options))],
            [.. descriptor.Outputs.Select((output, index) => OutputDocument.Of(output, index))]);
    }
}

/// <summary>Elsa's kinds of activity that there are here; its jobs and tasks run beside their workflow, ours never do.</summary>
internal enum ActivityKind
{
    /// <summary>Does something.</summary>
    Action,

    /// <summary>Can start a workflow too.</summary>
    Trigger,
}
