using System.Text.Json;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Dispatch;

/// <summary>Tells an activity that is about to start another workflow whether there is one to start.</summary>
internal sealed class FindWorkflow(IDefinitions definitions) : ICommandHandler
{
    public string Kind => ChildWorkflow.Find;

    public async Task<JsonElement> HandleAsync(IUnitOfWork unit, Command command, CancellationToken cancellation)
    {
        var id = command.Payload.GetProperty(ChildWorkflow.DefinitionId).GetString()!;
        var graph = await definitions.FindPublishedAsync(unit.Origin.Tenant, id, cancellation)
            ?? throw new CommandRefusedException(ChildWorkflow.NotFound, ChildWorkflow.IsNotPublished(id));
        return JsonSerializer.SerializeToElement(new { versionId = graph.VersionId });
    }
}
