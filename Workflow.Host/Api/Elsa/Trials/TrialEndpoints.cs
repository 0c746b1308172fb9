using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Activities.Common;
using Workflow.Engine.Definitions;
using Workflow.Engine.Journal;
using Workflow.Host.Api.Elsa.Instances;
using Workflow.Host.Api.Elsa.Journal;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Elsa.Trials;

/// <summary>Studio's tab "Test": what an activity of the definition as last saved does by itself.</summary>
internal static class TrialEndpoints
{
    private const string Note = "说明";

    /// <summary>Maps the endpoint.</summary>
    public static void MapTrials(this IEndpointRouteBuilder elsa) => elsa
        .MapPost("/tests/activities", TryAsync)
        .RequireAuthorization(IdentityRegistration.DrawsWorkflows);

    private static async Task<IResult> TryAsync(HttpContext http, IDefinitionLibrary library, ActivityTrial trial)
    {
        var fields = await ElsaFields.OfAsync(http);
        var definition = fields.Object("workflowDefinitionHandle");
        var activity = fields.Object("activityHandle");
        fields.ThrowIfWrong();
        var version = await FindAsync(library, definition, http.RequestAborted)
            ?? throw new RefusalException(RefusalKind.NotFound, "definition.not-found", "没有找到该流程，请先保存它。");
        var text = DefinitionText.Read(await library.TextAsync(version, http.RequestAborted));
        var named = Text(activity, "activityNodeId") ?? Text(activity, "activityId") ?? string.Empty;
        var report = trial.Run(text.ToNode(), named, http.Caller().Tenant)
            ?? throw new RefusalException(
                RefusalKind.NotFound, "activity.not-found", "流程中没有这个活动。刚画上的活动请先保存，再测试。");
        return ElsaJson.Answer(Show(report));
    }

    private static async Task<DefinitionVersion?> FindAsync(
        IDefinitionLibrary library,
        JsonElement handle,
        CancellationToken cancellation)
    {
        if (Text(handle, "definitionVersionId") is { } id)
        {
            return await library.FindByIdAsync(id, cancellation) is { IsDeleted: false } version ? version : null;
        }

        return Text(handle, "definitionId") is { } definition
            ? await library.FindAsync(definition, VersionOptions.Latest, cancellation)
            : null;
    }

    private static ActivityTrialDocument Show(ActivityTrialReport report)
    {
        var execution = report.Execution;
        var inputs = WorkflowStates.Values(execution.Inputs);
        if (report.Asks is { } asks)
        {
            inputs[Note] = asks;
        }

        return new ActivityTrialDocument(
            inputs,
            WorkflowStates.Values(execution.Outputs),
            ExecutionDocument.PayloadOf(
                report.Node.Type, execution.Outcomes, execution.Status == ExecutionStatus.Completed),
            execution.Fault is { } fault
                ? ExceptionDocument.Of(report.Node.Type, fault.Code, fault.Message, fault.Detail)
                : null,
            execution.Status.ToString());
    }

    private static string? Text(JsonElement json, string name) =>
        json.ValueKind == JsonValueKind.Object
        && json.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
        && value.GetString() is { Length: > 0 } text
            ? text
            : null;
}

/// <summary>What Studio shows of a trial.</summary>
internal sealed record ActivityTrialDocument(
    JsonObject ActivityState,
    JsonObject Outputs,
    JsonObject Payload,
    ExceptionDocument? Exception,
    string Status);
