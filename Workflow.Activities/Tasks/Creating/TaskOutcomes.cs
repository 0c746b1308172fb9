using Workflow.Activities.Common;

namespace Workflow.Activities.Tasks.Creating;

/// <summary>The choices of a task as its activity gives them.</summary>
internal static class TaskOutcomes
{
    private static readonly TaskOutcome Finish = new(CommandActivity.Done, "办理完毕");

    public static IReadOnlyList<TaskOutcome> Read(IReadOnlyList<Arguments> given)
    {
        TaskOutcome[] outcomes =
        [
            .. from each in given
               let name = each.OpenText("name", "办理结果")
               where name is not null
               select new TaskOutcome(name, each.OpenText("label", "办理结果") ?? name, each.Flag("requiresComment")),
        ];
        return outcomes switch
        {
            [] => [Finish],
            _ when outcomes.DistinctBy(each => each.Name).Count() < outcomes.Length =>
                throw Refusals.Invalid("task.outcomes-repeat", "待办的办理结果名称不能重复。"),
            _ when outcomes.Any(each => each.Name == CommandActivity.Terminated) =>
                throw Refusals.Invalid("task.outcomes-reserved", $"“{CommandActivity.Terminated}”留给终止使用，请换一个名称。"),
            _ => outcomes,
        };
    }
}
