namespace Workflow.Engine.Definitions;

/// <summary>Node ids are paths of activity ids from the workflow: <c>Workflow1:Flowchart1:Review</c>.</summary>
public static class NodePath
{
    /// <summary>Id of the implicit root.</summary>
    public const string Workflow = "Workflow1";

    /// <summary>The path of a child.</summary>
    public static string Combine(string parent, string activityId) => $"{parent}:{activityId}";

    /// <summary>The activity id at the path's end.</summary>
    public static string ActivityId(string nodeId) => nodeId[(nodeId.LastIndexOf(':') + 1)..];

    /// <summary>
    /// What tells a node from all others of the workflow in few words: its activity id or, inside a workflow that is
    /// used as an activity, the path of that workflow and the activity id.
    /// </summary>
    public static string Key(string nodeId) =>
        Scope(nodeId) is { Length: > 0 } scope ? $"{scope}:{ActivityId(nodeId)}" : ActivityId(nodeId);

    /// <summary>The outermost workflow's own node in which a node stands: itself, or the workflow used as an activity.</summary>
    public static string Own(string nodeId)
    {
        var inner = nodeId.IndexOf($":{Workflow}:", StringComparison.Ordinal);
        return inner < 0 ? nodeId : nodeId[..inner];
    }

    /// <summary>The path of the workflow that a node stands in, below the outermost one; empty for that one's own nodes.</summary>
    public static string Scope(string nodeId)
    {
        var outermost = Workflow.Length + 1;
        var end = nodeId.LastIndexOf($":{Workflow}:", StringComparison.Ordinal);
        return end < outermost ? string.Empty : nodeId[outermost..end];
    }
}
