using Workflow.Activities.Common;
using Workflow.Activities.Forms;

namespace Workflow.Activities.Assignments.Working;

/// <summary>Finds everything that is wrong with milestones, so that it is told once.</summary>
internal static class MilestoneCheck
{
    private const int Most = 50;
    private const int LongestTitle = 100;

    public static IReadOnlyList<FieldError> Faults(IReadOnlyList<MilestoneEntry> milestones) =>
    [
        .. milestones.Select(Fault).OfType<FieldError>(),
        .. milestones.Count is 0 or > Most ? [new FieldError("/milestones", $"请填写 1 至 {Most} 个节点。")] : Array.Empty<FieldError>(),
    ];

    private static FieldError? Fault(MilestoneEntry milestone, int at)
    {
        var title = milestone.Title.Trim();
        return title switch
        {
            "" => new FieldError($"/milestones/{at}/title", $"第 {at + 1} 个节点请写明名称。"),
            { Length: > LongestTitle } => new FieldError($"/milestones/{at}/title", $"第 {at + 1} 个节点的名称请不超过 {LongestTitle} 个字。"),
            _ when StorableCheck.Problem(title) is { } problem => new FieldError($"/milestones/{at}/title", problem),
            _ when milestone.On is null => new FieldError($"/milestones/{at}/on", $"第 {at + 1} 个节点请写明日期，例如 2026-06-30。"),
            _ => null,
        };
    }
}
