using Workflow.Activities.WorkPlans;

namespace Workflow.Activities.Assignments.Viewing;

/// <summary>Holds a measured value against a target.</summary>
internal static class TargetCheck
{
    public static bool IsMet(PlanTarget target, decimal value) => target.Comparison switch
    {
        PlanComparisons.AtLeast => value >= target.Value,
        PlanComparisons.AtMost => value <= target.Value,
        PlanComparisons.MoreThan => value > target.Value,
        PlanComparisons.LessThan => value < target.Value,
        _ => value == target.Value,
    };
}
