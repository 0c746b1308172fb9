using Workflow.Activities.Common;

namespace Workflow.Activities.WorkPlans.Reading;

/// <summary>How much one plan can hold.</summary>
internal static class PlanSize
{
    /// <summary>Most programmes, tasks and measures, each.</summary>
    public const int Most = 3000;

    /// <summary>The number of the next part.</summary>
    /// <exception cref="RefusalException">There are too many.</exception>
    public static int Next(ref int count) => ++count <= Most
        ? count
        : throw Refusals.Invalid("work-plan.too-many", $"内容过多（超过 {Most} 项），请分成几份导入。");
}
