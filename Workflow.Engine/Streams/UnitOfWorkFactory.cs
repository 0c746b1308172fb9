using Marten;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Storage;

namespace Workflow.Engine.Streams;

/// <inheritdoc/>
internal sealed class UnitOfWorkFactory(
    IDocumentStore store,
    EventNames names,
    Committer committer,
    WorkTable work,
    TimeProvider clock) : IUnitOfWorkFactory
{
    public Task<IUnitOfWork> BeginAsync(Origin origin, CancellationToken cancellation) =>
        Task.FromResult<IUnitOfWork>(Begin(origin));

    public UnitOfWork Begin(Origin origin) =>
        new(origin, DecisionTime.Truncate(clock.GetUtcNow()), store, names, committer, work);
}
