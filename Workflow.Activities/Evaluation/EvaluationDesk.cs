using Workflow.Activities.Common;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Evaluation;

/// <summary>
/// Where people act in a round: found, checked, decided, committed. A workflow that waited for the last review or decision goes
/// on with the same commit.
/// </summary>
internal sealed class EvaluationDesk(IUnitOfWorkFactory units, IWorkflows workflows)
{
    public Task<EvaluationReceipt> ActAsync(
        CommandContext context,
        string id,
        string unitCode,
        Func<IUnitOfWork, EvaluationState, Task<IReadOnlyList<object>>> decide,
        CancellationToken cancellation)
    {
        var tenant = EvaluationId.TenantOf(id) ?? throw EvaluationAccess.Unknown();
        return Races.RunAsync(
            async () =>
            {
                await using var unit = await units.BeginAsync(context.In(tenant, id), cancellation);
                var found = await unit.LoadAsync<EvaluationState>(EvaluationId.Stream(id), cancellation);
                var state = EvaluationAccess.Require(context.Caller, tenant, found);
                EvaluationAccess.RequireSheet(context.Caller, tenant, state, unitCode);
                context.RequireVersion(found.Version);
                var after = unit.Append(found, await decide(unit, state));
                if (state.Awaited is { } awaited && !EvaluationDecisions.IsReady(state) && EvaluationDecisions.IsReady(after.State))
                {
                    workflows.Send(unit, awaited.InstanceId, Workflows.EvaluationVocabulary.Ready(awaited.BookmarkId));
                }

                return await unit.CommitAsync(context, EvaluationReceipt.Of(after), 200, cancellation);
            },
            cancellation);
    }
}
