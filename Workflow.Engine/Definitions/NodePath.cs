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
}
