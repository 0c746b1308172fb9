using Microsoft.AspNetCore.Mvc;
using Workflow.Activities.Http;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;
using Workflow.Engine.Triggers;
using Workflow.Host.Api.Elsa.Instances;
using Workflow.Host.Api.Idempotency;
using Workflow.Host.Api.Workflows;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Elsa.Runs;

/// <summary>Starts workflows: at once within the request, or as durable work.</summary>
internal static class RunEndpoints
{
    private const int MostAtOnce = 1_000;

    /// <summary>Maps the endpoints.</summary>
    public static void MapRuns(this IEndpointRouteBuilder elsa)
    {
        var runs = elsa.MapGroup("/workflow-definitions/{definitionId}")
            .RequireAuthorization(IdentityRegistration.RunsWorkflows)
            .AddEndpointFilter(TellWhenItCannotStartAsync);
        runs.MapGet("/execute", ExecuteAsync);
        runs.MapPost("/execute", ExecuteAsync).Idempotent().WithMetadata(RunReplay.Rule);
        runs.MapPost("/dispatch", DispatchAsync).Idempotent().WithMetadata(RunReplay.Rule);
        runs.MapPost("/bulk-dispatch", DispatchManyAsync).Idempotent();
    }

    /// <summary>What the activation strategy forbids is no error in Elsa: a header says so.</summary>
    private static async ValueTask<object?> TellWhenItCannotStartAsync(
        EndpointFilterInvocationContext context,
        EndpointFilterDelegate next)
    {
        try
        {
            return await next(context);
        }
        catch (CannotStartException)
        {
            ElsaHeaders.NotStarted(context.HttpContext.Response);
            return Results.Ok();
        }
    }

    /// <summary>
    /// Runs the first burst in the request. The answer is the instance as it then is, committed; where the burst asked for
    /// something that is done at once, as it is after that.
    /// </summary>
    private static async Task<IResult> ExecuteAsync(
        string definitionId,
        HttpContext http,
        [FromServices] RunStarter starter,
        [FromServices] IWorkflowRunner runner,
        [FromServices] Settling settling)
    {
        var request = await RunRequest.OfAsync(definitionId, http);
        var origin = http.OriginIn(http.Caller().Tenant, request.CorrelationId);
        var (start, graph) = await starter.PrepareAsync(origin, request, http.RequestAborted);

        // From here on the caller going away changes nothing: what was asked for is done and committed.
        var report = await ChosenId.GuardAsync(request.InstanceId, () => runner.StartAsync(
            origin,
            start,
            (unit, decided) => unit.BindAnswer(http, HttpReply.Find(decided.Facts) is null
                ? ExecutedDocument.Of(decided.State, graph)
                : RunReplay.Kept(WorkflowAnswer.Of(origin.Tenant, decided))),
            CancellationToken.None));
        ElsaHeaders.Started(http.Response, report.InstanceId);
        if (HttpReply.Find(report.Facts) is { } reply)
        {
            // As in Elsa, what the workflow answers is the answer.
            return new ReplyResult(origin.Tenant, reply);
        }

        return ElsaJson.Answer(ExecutedDocument.Of(await settling.SettleAsync(origin.Tenant, report, http.RequestAborted), graph));
    }

    /// <summary>Accepts an instance; it begins right after the answer.</summary>
    private static async Task<IResult> DispatchAsync(
        string definitionId,
        HttpContext http,
        [FromServices] RunStarter starter,
        [FromServices] IWorkflows workflows,
        [FromServices] IUnitOfWorkFactory units)
    {
        var request = await RunRequest.OfAsync(definitionId, http);
        var origin = http.OriginIn(http.Caller().Tenant, request.CorrelationId);
        var (start, _) = await starter.PrepareAsync(origin, request, http.RequestAborted);
        await using var unit = await units.BeginAsync(origin, http.RequestAborted);
        var answer = new DispatchedDocument(await workflows.StartAsync(unit, start, http.RequestAborted));
        unit.BindAnswer(http, answer);
        await ChosenId.GuardAsync(request.InstanceId, async () =>
        {
            await unit.CommitAsync(CancellationToken.None);
            return answer;
        });
        ElsaHeaders.Started(http.Response, answer.WorkflowInstanceId);
        return ElsaJson.Answer(answer);
    }

    /// <summary>Accepts several instances in one transaction.</summary>
    private static async Task<IResult> DispatchManyAsync(
        string definitionId,
        HttpContext http,
        [FromServices] RunStarter starter,
        [FromServices] IWorkflows workflows,
        [FromServices] IUnitOfWorkFactory units)
    {
        var count = 1;
        var request = await RunRequest.OfAsync(
            definitionId, http, fields => count = fields.Number("count", 1, MostAtOnce) ?? 1);
        var origin = http.OriginIn(http.Caller().Tenant, request.CorrelationId);
        var (start, _) = await starter.PrepareAsync(origin, request with { InstanceId = null }, http.RequestAborted);
        await using var unit = await units.BeginAsync(origin, http.RequestAborted);
        var answer = new BulkDispatchedDocument(await StartManyAsync(workflows, unit, start, count, http.RequestAborted));
        unit.BindAnswer(http, answer);
        await unit.CommitAsync(CancellationToken.None);
        return ElsaJson.Answer(answer);
    }

    /// <summary>As many as the activation strategy allows.</summary>
    /// <exception cref="CannotStartException">It allows none.</exception>
    private static async Task<List<string>> StartManyAsync(
        IWorkflows workflows,
        IUnitOfWork unit,
        StartRequest start,
        int count,
        CancellationToken cancellation)
    {
        var ids = new List<string>(count);
        try
        {
            for (var number = 0; number < count; number++)
            {
                ids.Add(await workflows.StartAsync(unit, start, cancellation));
            }
        }
        catch (CannotStartException) when (ids.Count > 0)
        {
            // The rest is not started; the answer tells which were.
        }

        return ids;
    }
}

/// <summary>What was accepted.</summary>
internal sealed record DispatchedDocument(string WorkflowInstanceId);

/// <summary>Everything that was accepted.</summary>
internal sealed record BulkDispatchedDocument(IReadOnlyList<string> WorkflowInstanceIds);
