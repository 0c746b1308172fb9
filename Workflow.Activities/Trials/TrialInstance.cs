using Workflow.Activities.Cases;
using Workflow.Activities.Common;
using Workflow.Engine.Instances;

namespace Workflow.Activities.Trials;

/// <summary>The instance behind a trial.</summary>
internal static class TrialInstance
{
    /// <summary>Finds it.</summary>
    /// <exception cref="RefusalException">There is none.</exception>
    public static async Task<InstanceView> RequireAsync(
        IWorkflows workflows, string tenant, string number, CancellationToken cancellation) =>
        await workflows.FindAsync(tenant, CaseNumber.InstanceId(number), null, cancellation)
            ?? throw Refusals.NotFound("trial.unknown", "没有找到这次试运行，请重新开始一次。");
}
