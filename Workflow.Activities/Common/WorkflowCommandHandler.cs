using System.Text.Json;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Common;

/// <summary>A command that a workflow issues with an activity's inputs; what is refused becomes an incident with the same words.</summary>
internal abstract class WorkflowCommandHandler(string kind, IVault vault) : ICommandHandler
{
    public string Kind => kind;

    public async Task<JsonElement> HandleAsync(IUnitOfWork unit, Command command, CancellationToken cancellation)
    {
        try
        {
            var arguments = await Arguments.OpenAsync(vault, unit.Origin.Tenant, command.Payload, cancellation);
            return await RunAsync(unit, command, arguments, cancellation);
        }
        catch (RefusalException refusal)
        {
            var fields = string.Concat(refusal.Fields.Select(field => $" {field.Field}：{field.Message}"));
            throw new CommandRefusedException(refusal.Code, refusal.Message + fields);
        }
    }

    protected abstract Task<JsonElement> RunAsync(
        IUnitOfWork unit, Command command, Arguments arguments, CancellationToken cancellation);
}
