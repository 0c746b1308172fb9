namespace Workflow.Engine.Execution;

/// <summary>How a flowchart decides when an activity with several connections to it may begin (流程图执行方式).</summary>
/// <remarks>Elsa's <c>FlowchartExecutionMode</c>; Elsa's default is <see cref="Counter"/>.</remarks>
public enum FlowchartMode
{
    /// <summary>Counts how often connections were come by: waits for every connection that is not dead.</summary>
    Counter,

    /// <summary>Passes tokens along the connections that are followed; each activity has a merge mode.</summary>
    Token,
}
