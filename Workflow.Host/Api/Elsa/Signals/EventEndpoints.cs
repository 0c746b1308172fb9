using Microsoft.AspNetCore.Mvc;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;
using Workflow.Host.Api.Elsa.Instances;
using Workflow.Host.Api.Idempotency;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Elsa.Signals;

/// <summary>Publishes events: whoever waits for one goes on, and whatever it triggers is started.</summary>
internal static class EventEndpoints
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(30);

    /// <summary>Also without being asked to wait: programs look at the instance right after the answer.</summary>
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(2);

    /// <summary>Whether the caller waits until those who waited have gone on.</summary>
    private enum ExecutionMode
    {
        Asynchronous,
        Synchronous,
    }

    /// <summary>Maps the endpoint.</summary>
    public static void MapEvents(this IEndpointRouteBuilder elsa) =>
        elsa.MapPost("/events/{eventName}/trigger", TriggerAsync)
            .RequireAuthorization(IdentityRegistration.RunsWorkflows)
            .Idempotent();

    private static async Task<IResult> TriggerAsync(
        string eventName,
        HttpContext http,
        [FromServices] IWorkflows workflows,
        [FromServices] IUnitOfWorkFactory units,
        [FromServices] IWorkProgress progress,
        [FromServices] TimeProvider clock)
    {
        var fields = await ElsaFields.OfAsync(http);
        var correlation = fields.Text("correlationId");
        var instance = fields.Text("workflowInstanceId");
        var mode = fields.Word<ExecutionMode>("workflowExecutionMode") ?? ExecutionMode.Asynchronous;
        var payload = fields.Value("input") ?? fields.Value("payload");
        if (fields.Text("activityInstanceId") is { } activity)
        {
            instance = ExecutionId.InstanceOf(activity) ?? instance;
        }

        fields.ThrowIfWrong();
        var tenant = instance is null ? http.Caller().Tenant : ChangedInstance.TenantOf(instance, http.Caller());
        await using var unit = await units.BeginAsync(http.OriginIn(tenant, correlation), http.RequestAborted);
        await workflows.PublishAsync(unit, eventName, payload, correlation, instance, http.RequestAborted);
        unit.BindAnswer(http, Nothing);
        await unit.CommitAsync(CancellationToken.None);

        // What is due later, such as an event kept for whoever comes, is not waited for.
        var (longest, since) = (mode == ExecutionMode.Synchronous ? LongestWait : Moment, clock.GetTimestamp());
        await progress.WaitAsync(unit.Enqueued, longest, http.RequestAborted);
        var left = longest - clock.GetElapsedTime(since);
        if (instance is not null && left > TimeSpan.Zero)
        {
            await progress.RestAsync(tenant, instance, left < Moment ? left : Moment, http.RequestAborted);
        }

        return Results.Ok();
    }

    private static readonly object Nothing = new { };
}
