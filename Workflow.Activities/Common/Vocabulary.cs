using Workflow.Engine.Activities;

namespace Workflow.Activities.Common;

/// <summary>How the activities of one business act describe themselves in the toolbox.</summary>
/// <param name="category">Their place in the toolbox.</param>
/// <param name="portNames">What their ways on are called.</param>
internal sealed class Vocabulary(string category, IReadOnlyDictionary<string, string> portNames)
{
    /// <summary>A descriptor of the house's own activities.</summary>
    public ActivityDescriptor Descriptor(
        string type,
        string name,
        string description,
        IReadOnlyList<InputDescriptor> inputs,
        IReadOnlyList<OutputDescriptor> outputs,
        IReadOnlyList<string> outcomes,
        IReadOnlyList<string>? optional = null) => new(
            $"OneThing.{type}", 1, category, name, description, inputs, outputs, outcomes, [],
            PortNames: portNames,
            OptionalOutcomes: optional);

    /// <summary>An input.</summary>
    public static InputDescriptor Input(
        string name, string displayName, string description = "", string typeName = "String", string uiHint = "singleline") =>
        new(name, typeName, displayName, description, uiHint);
}
