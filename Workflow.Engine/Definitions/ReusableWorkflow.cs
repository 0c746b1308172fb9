using System.Text.Json;
using System.Text.RegularExpressions;
using Workflow.Engine.Activities;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Definitions;

/// <summary>A version of a definition that other workflows can use as an activity.</summary>
/// <param name="DefinitionId">Definition.</param>
/// <param name="VersionId">Version id.</param>
/// <param name="Version">Version number: the version of the activity type.</param>
/// <param name="IsPublished">Whether it is the one that the toolbox offers.</param>
/// <param name="Json">The definition.</param>
internal sealed partial record ReusableWorkflow(
    string DefinitionId,
    string VersionId,
    int Version,
    bool IsPublished,
    JsonElement Json)
{
    private const string Category = "流程";

    // Elsa's own members of such an activity: an input or output of that name stands in JSON with an underscore before.
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "id", "nodeId", "name", "type", "version", "source", "customProperties", "syntheticProperties", "metadata", "behaviors",
        "variables", "resultVariable", "root", "workflowDefinitionId", "workflowDefinitionVersionId",
        "latestAvailablePublishedVersion", "latestAvailablePublishedVersionId", "canStartWorkflow", "runAsynchronously",
    };

    /// <summary>Elsa's name of the activity type: the definition's name, each word with a capital letter, joined.</summary>
    public string TypeName => WordStart().Replace(Name, word => word.Groups[1].Value.ToUpperInvariant());

    private string Name => Json.Text("name") is { Length: > 0 } name ? name : DefinitionId;

    /// <summary>Whether a definition says that others may use it so.</summary>
    public static bool IsReusable(JsonElement definition) =>
        definition.Member("options")?.Member("usableAsActivity")?.ValueKind == JsonValueKind.True;

    /// <summary>What designers and validation know of the type.</summary>
    public ActivityDescriptor Describe() => new(
        TypeName,
        Version,
        Json.Member("options")?.Text("activityCategory") ?? Category,
        Name,
        Json.Text("description") ?? string.Empty,
        [.. NodeReader.Items(Json, "inputs").Where(IsNamed).Select(input => new InputDescriptor(
            MemberName(input.Text("name")!),
            input.Text("type") ?? "Object",
            input.Text("displayName") ?? input.Text("name")!,
            input.Text("description") ?? string.Empty,
            input.Text("uiHint") ?? "singleline"))],
        [.. NodeReader.Items(Json, "outputs").Where(IsNamed).Select(output => new OutputDescriptor(
            MemberName(output.Text("name")!),
            output.Text("type") ?? "Object",
            output.Text("displayName") ?? output.Text("name")!,
            output.Text("description") ?? string.Empty))],
        [.. NodeReader.Items(Json, "outcomes").Where(outcome => outcome.ValueKind == JsonValueKind.String).Select(outcome => outcome.GetString()!)],
        [],
        IsBrowsable: IsPublished,
        CustomProperties: new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["RootType"] = "WorkflowDefinitionActivity",
            ["WorkflowDefinitionId"] = DefinitionId,
            ["WorkflowDefinitionVersionId"] = VersionId,
        });

    /// <summary>The name that the definition gave to an input or output of the activity.</summary>
    public static string ArgumentName(string memberName) =>
        memberName.StartsWith('_') && Reserved.Contains(memberName[1..]) ? memberName[1..] : memberName;

    private static string MemberName(string argument) => Reserved.Contains(argument) ? $"_{argument}" : argument;

    private static bool IsNamed(JsonElement argument) => argument.Text("name") is { Length: > 0 };

    [GeneratedRegex("(?:[ _-]+|^)([a-zA-Z])")]
    private static partial Regex WordStart();
}
