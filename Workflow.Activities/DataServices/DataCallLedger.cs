using Workflow.Engine.Dispatch;
using Workflow.Engine.Streams;

namespace Workflow.Activities.DataServices;

/// <summary>Writes 数据使用台账.</summary>
internal interface IDataCallLedger
{
    /// <summary>Records a call, durable on return: before its answer can move anything on.</summary>
    Task RecordAsync(EffectWork effect, DataCall call);
}

/// <inheritdoc/>
internal sealed class DataCallLedger(IUnitOfWorkFactory units) : IDataCallLedger
{
    public async Task RecordAsync(EffectWork effect, DataCall call)
    {
        // The call has been made: a stopping host still writes it down.
        await using var unit = await units.BeginAsync(
            new Origin(Actor.Engine(effect.Tenant), effect.CorrelationId, effect.Key), CancellationToken.None);
        unit.Store(call);
        await unit.CommitAsync(CancellationToken.None);
    }
}
