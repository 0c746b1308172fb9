using Workflow.Engine.Dispatch;
using Workflow.Engine.Instances;

namespace Workflow.Host.Api.Elsa.Runs;

/// <summary>
/// In Elsa an HTTP call or a child workflow runs inside the request that starts it; here it is work of its own after the
/// commit. Whoever asked waits for it a little, and so sees what an Elsa server would have answered.
/// </summary>
internal sealed class Settling(IWorkProgress progress, IWorkflows workflows)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(5);

    /// <summary>The instance when it moves by itself no more, or when the time is up.</summary>
    public async Task<InstanceState> SettleAsync(string tenant, RunReport report, CancellationToken cancellation)
    {
        var isRunning = report.State.Status == WorkflowStatus.Running;
        var goesOn = report.Facts.Any(fact => fact is ChildRequested || (isRunning && fact is EffectRequested or EventPublished));
        if (!goesOn)
        {
            return report.State;
        }

        await progress.RestAsync(tenant, report.InstanceId, Longest, cancellation);
        return await workflows.FindAsync(tenant, report.InstanceId, null, cancellation) is { } view
            ? view.State
            : report.State;
    }
}
