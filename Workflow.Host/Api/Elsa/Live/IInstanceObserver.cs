using Workflow.Engine.Journal;
using Workflow.Host.Api.Elsa.Journal;

namespace Workflow.Host.Api.Elsa.Live;

/// <summary>What a viewer is told, under Elsa's names.</summary>
public interface IInstanceObserver
{
    /// <summary>The badges of activities.</summary>
    Task ActivityExecutionLogUpdatedAsync(StatsDocument stats);

    /// <summary>The journal has grown: read it again.</summary>
    Task WorkflowExecutionLogUpdatedAsync(object nothing);

    /// <summary>The instance has moved: read it again.</summary>
    Task WorkflowInstanceUpdatedAsync(InstanceMoved instance);
}

/// <summary>Tells observers.</summary>
internal static class InstanceNews
{
    /// <summary>How an instance is now.</summary>
    public static async Task TellAsync(this IInstanceObserver observers, InstanceStory story)
    {
        await observers.ActivityExecutionLogUpdatedAsync(new StatsDocument(ActivityStats.Of(story)));
        await observers.WorkflowExecutionLogUpdatedAsync(new object());
        await observers.WorkflowInstanceUpdatedAsync(new InstanceMoved(story.State.Id));
    }
}

/// <summary>The badges of an instance's activities.</summary>
public sealed record StatsDocument(IReadOnlyList<ActivityStats> Stats);

/// <summary>Which instance moved.</summary>
public sealed record InstanceMoved(string WorkflowInstanceId);
