using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Engine.Definitions;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;

namespace Workflow.Host.Api.Elsa.Runs;

/// <summary>Finds the version to run. Any but the published one runs as a trial: it calls the sandbox only.</summary>
internal sealed class RunStarter(IDefinitionLibrary library, IDefinitions definitions)
{
    /// <summary>The start that a request stands for, and its definition.</summary>
    /// <exception cref="RefusalException">There is no such version.</exception>
    public async Task<(StartRequest Start, WorkflowGraph Graph)> PrepareAsync(
        Origin origin,
        RunRequest request,
        CancellationToken cancellation)
    {
        var published = await definitions.FindPublishedAsync(origin.Tenant, request.DefinitionId, cancellation);
        var graph = request.Version == VersionOptions.Published
            ? published
            : await library.PinAsync(origin, request.DefinitionId, request.Version, cancellation);
        if (graph is null)
        {
            throw new RefusalException(
                RefusalKind.NotFound,
                "definition.not-found",
                $"没有找到可以运行的流程“{request.DefinitionId}”（{request.Version}）。请核对流程编号，或先发布该流程。");
        }

        var start = new StartRequest(
            graph.DefinitionId,
            request.Input,
            request.CorrelationId,
            request.InstanceId,
            request.Name,
            IsTrial: graph.VersionId != published?.VersionId,
            VersionId: graph.VersionId,
            TriggerActivityId: Trigger(graph, request.TriggerActivityId),
            Variables: Known(graph, request.Variables));
        return (start, graph);
    }

    private static JsonElement Known(WorkflowGraph graph, JsonElement variables)
    {
        IReadOnlyList<FieldError> unknown = variables.ValueKind != JsonValueKind.Object
            ? []
            :
            [
                .. variables.EnumerateObject()
                    .Where(given => graph.Variables.All(one => one.Name != given.Name && one.Id != given.Name))
                    .Select(given => new FieldError("variables", $"流程没有变量“{given.Name}”，请核对名称。")),
            ];
        return unknown.Count == 0
            ? variables
            : throw new RefusalException(RefusalKind.Invalid, "variable.unknown", "给出的变量在流程中不存在。", unknown);
    }

    private static string? Trigger(WorkflowGraph graph, string? activityId) =>
        activityId is null || graph.Nodes.Values.Any(node => node.Id == activityId)
            ? activityId
            : throw new RefusalException(
                RefusalKind.Invalid,
                "trigger.unknown",
                "流程中没有这个触发器。",
                [new FieldError("triggerActivityId", $"流程中没有编号为“{activityId}”的活动。")]);
}
