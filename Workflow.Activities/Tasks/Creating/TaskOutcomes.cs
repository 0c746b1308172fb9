using Workflow.Activities.Common;

namespace Workflow.Activities.Tasks.Creating;

/// <summary>
/// The choices of a task as its activity gives them: names, as the designer draws them, with labels and the need of a
/// comment beside, and the step to go back to where it is a way back; or objects that hold all of it.
/// </summary>
internal static class TaskOutcomes
{
    private const string What = "办理结果";
    private static readonly TaskOutcome Finish = new(CommandActivity.Done, "办理完毕");

    public static IReadOnlyList<TaskOutcome> Read(Arguments given)
    {
        var labels = given.Part("outcomeLabels");
        var back = given.Part("sendBackTo");
        var commented = given.List("commentRequired").Select(each => each.Text()).ToHashSet(StringComparer.Ordinal);
        TaskOutcome[] outcomes =
        [
            .. from each in given.List("outcomes")
               let name = each.IsText ? each.OpenText(What) : each.OpenText("name", What)
               where name is not null
               let backTo = each.IsText ? back.Text(name) : each.Text("backTo")
               select each.IsText
                   ? new TaskOutcome(name, labels.OpenText(name, What) ?? name, commented.Contains(name) || backTo is not null, backTo)
                   : new TaskOutcome(name, each.OpenText("label", What) ?? name, each.Flag("requiresComment") || backTo is not null, backTo),
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
