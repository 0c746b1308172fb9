using Workflow.Engine.Streams;

namespace Workflow.Engine.Dispatch;

/// <summary>Runs a domain command that has fallen due, in a unit of work of its own.</summary>
internal sealed class CommandExecutor(UnitOfWorkFactory units, CommandHandlers handlers)
{
    public Task ExecuteAsync(WorkRow row, CancellationToken cancellation)
    {
        var command = new Command(row.Id.ToString(), row.Name!, row.Payload, null, null);
        return Races.RunAsync(
            async () =>
            {
                await using var unit = units.Begin(
                    new Origin(Actor.Engine(row.Tenant), row.CorrelationId, row.Id.ToString()));
                await handlers.Find(row.Name!).HandleAsync(unit, command, cancellation);
                unit.Complete(row.Id);
                await unit.CommitAsync(cancellation);
                return true;
            },
            cancellation);
    }
}
