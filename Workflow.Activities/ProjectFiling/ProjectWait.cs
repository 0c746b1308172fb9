using Workflow.Activities.Common;

namespace Workflow.Activities.ProjectFiling;

/// <summary>The ways on from the wait for a level's opinion.</summary>
internal static class ProjectWait
{
    /// <summary>The level returned it.</summary>
    public const string Returned = "Returned";

    /// <summary>It was withdrawn, or is on its way up in another workflow.</summary>
    public const string Withdrawn = "Withdrawn";

    /// <summary>The opinion is late.</summary>
    public const string Overdue = "Overdue";

    /// <summary>Whether the workflow is the one that takes the project up.</summary>
    public static bool IsMine(ProjectState state, string? instanceId) =>
        state.InstanceId == instanceId && state.Status != ProjectStatus.Withdrawn;

    /// <summary>The way on from a level as things stand; null while its opinion is to be given.</summary>
    public static string? WayOn(ProjectState state, string? instanceId, string level)
    {
        var last = state.Opinions.LastOrDefault(each => each.Level == level);
        return (last, state.Status) switch
        {
            _ when state.InstanceId != instanceId => Withdrawn,
            ({ IsAgreed: false }, _) => Returned,
            (_, var status) when !ProjectStatus.IsUnderWay(status) => Withdrawn,
            ({ IsAgreed: true }, _) => CommandActivity.Done,
            _ when state.Path.All(each => each.Level != level) => CommandActivity.Done,
            _ => null,
        };
    }
}
