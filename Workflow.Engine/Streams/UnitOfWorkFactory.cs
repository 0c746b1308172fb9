using Marten;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Storage;

namespace Workflow.Engine.Streams;

/// <inheritdoc/>
internal sealed class UnitOfWorkFactory(
    IDocumentStore store,
    EventNames names,
    ReadModels readModels,
    WorkTable work,
    TimeProvider clock) : IUnitOfWorkFactory
{
    public Task<IUnitOfWork> BeginAsync(Origin origin, CancellationToken cancellation) =>
        Task.FromResult<IUnitOfWork>(Begin(origin));

    public UnitOfWork Begin(Origin origin)
    {
        var session = store.LightweightSession(origin.Tenant);
        session.CorrelationId = origin.CorrelationId;
        session.CausationId = origin.CausationId;
        session.LastModifiedBy = origin.Actor.Id;
        return new UnitOfWork(origin, DecisionTime.Truncate(clock.GetUtcNow()), session, names, readModels, work);
    }
}
