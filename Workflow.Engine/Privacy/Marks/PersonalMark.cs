using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Workflow.Engine.Definitions;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Privacy.Marks;

/// <summary>
/// 个人信息标记: what comes in at a place holds personal values. Written as the custom property <c>personal</c> of a
/// workflow (about its input) or of an activity (about what resumes it): an object of JSON pointers to what is personal,
/// each with the pointer to what tells whose it is, such as an identity number.
/// </summary>
/// <param name="Pointer">RFC 6901; empty for all of it, <c>*</c> stands for every item or member.</param>
/// <param name="Person">Where the person is told; its stars are those of <paramref name="Pointer"/>. Null when nowhere.</param>
internal sealed record PersonalMark(string Pointer, string? Person)
{
    /// <summary>The custom property.</summary>
    public const string Property = "personal";

    /// <summary>Why the marks of a workflow or activity cannot be read; null when they can.</summary>
    public static string? Problem(JsonElement customProperties) => customProperties.Member(Property) switch
    {
        null or { ValueKind: JsonValueKind.Null } => null,
        { ValueKind: JsonValueKind.Object } marks when marks.EnumerateObject().All(mark =>
            IsPointer(mark.Name)
            && (mark.Value.ValueKind == JsonValueKind.Null
                || (mark.Value.ValueKind == JsonValueKind.String && IsPointer(mark.Value.GetString()!)))) => null,
        _ => "个人信息标记（personal）须是对象，例如 {\"/name\": \"/idNumber\"}：左边指向个人信息，右边指向说明是谁的证件号码，没有时写 null。",
    };

    /// <summary>The marks of a workflow or activity; none when they cannot be read.</summary>
    public static ImmutableArray<PersonalMark> Read(JsonElement customProperties) =>
        customProperties.Member(Property) is { ValueKind: JsonValueKind.Object } marks && Problem(customProperties) is null
            ? [.. marks.EnumerateObject().Select(mark => new PersonalMark(mark.Name, mark.Value.GetString()))]
            : [];

    private static bool IsPointer(string text) => text.Length == 0 || text[0] == '/';
}

/// <summary>The marks of a definition version, read once.</summary>
internal sealed record DefinitionMarks(
    ImmutableArray<PersonalMark> Input,
    FrozenDictionary<string, ImmutableArray<PersonalMark>> Nodes)
{
    private static readonly ConditionalWeakTable<WorkflowGraph, DefinitionMarks> Known = [];

    /// <summary>Whether nothing is marked.</summary>
    public bool IsEmpty => Input.IsEmpty && Nodes.Count == 0;

    /// <summary>The marks of a definition.</summary>
    public static DefinitionMarks Of(WorkflowGraph graph) => Known.GetValue(graph, Read);

    /// <summary>The marks of a node.</summary>
    public ImmutableArray<PersonalMark> At(string nodeId) => Nodes.GetValueOrDefault(nodeId, []);

    private static DefinitionMarks Read(WorkflowGraph graph) => new(
        PersonalMark.Read(graph.CustomProperties),
        graph.Nodes.Values
            .Select(node => KeyValuePair.Create(node.NodeId, PersonalMark.Read(node.Json.Member("customProperties") ?? default)))
            .Where(pair => !pair.Value.IsEmpty)
            .ToFrozenDictionary(StringComparer.Ordinal));
}
