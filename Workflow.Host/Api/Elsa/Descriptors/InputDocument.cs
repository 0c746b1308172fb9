using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Engine.Activities;

namespace Workflow.Host.Api.Elsa.Descriptors;

/// <summary>Elsa's <c>InputDescriptor</c>.</summary>
internal sealed record InputDocument(
    string Name,
    string TypeName,
    string DisplayName,
    string Description,
    double Order,
    bool IsBrowsable,
    bool IsSynthetic,
    bool IsSerializable,
    bool IsWrapped,
    string UiHint,
    string? Category,
    JsonNode? DefaultValue,
    string? DefaultSyntax,
    bool IsReadOnly,
    bool IsSensitive,
    string? StorageDriverType,
    JsonObject? UiSpecifications)
{
    /// <summary>Whether the values of an input are outcomes of its activity.</summary>
    public static bool HoldsOutcomes(InputDescriptor input) => input.UiHint == InputEditors.DynamicOutcomes;

    /// <summary>An input in its place.</summary>
    public static InputDocument Of(ActivityDescriptor activity, InputDescriptor input, int index, OptionLists options) => new(
        input.Name,
        input.TypeName,
        input.DisplayName,
        input.IsRequired ? $"{input.Description}（必填）" : input.Description,
        index,
        IsBrowsable: true,
        IsSynthetic: false,
        IsSerializable: true,
        input.IsWrapped,
        input.UiHint,
        null,
        DefaultOf(input),
        input.Syntax,
        IsReadOnly: false,
        IsSensitive: false,
        null,
        InputEditors.Specify(activity, input, options));

    private static JsonNode? DefaultOf(InputDescriptor input) => input switch
    {
        { Default: null } => null,
        { TypeName: "Boolean" } when bool.TryParse(input.Default, out var flag) => JsonValue.Create(flag),
        { TypeName: "Int32" or "Int64" } => JsonNode.Parse(input.Default),
        _ => JsonSerializer.SerializeToNode(input.Default),
    };
}

/// <summary>Elsa's <c>OutputDescriptor</c>.</summary>
internal sealed record OutputDocument(
    string Name,
    string TypeName,
    string DisplayName,
    string Description,
    double Order,
    bool IsBrowsable,
    bool IsSynthetic)
{
    /// <summary>An output in its place.</summary>
    public static OutputDocument Of(OutputDescriptor output, int index) =>
        new(output.Name, output.TypeName, output.DisplayName, output.Description, index, IsBrowsable: true, IsSynthetic: false);
}
