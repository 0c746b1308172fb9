using System.Text;
using System.Text.Json;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Http;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Privacy;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;
using Workflow.Engine.Triggers;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Idempotency;
using Workflow.Host.Api.Problems;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Workflows;

/// <summary>Gives a request to the workflow that takes it, in the caller's time, and the caller the workflow's answer.</summary>
internal sealed class WorkflowRequests(
    EndpointFinder finder,
    IWorkflowRunner runner,
    IdempotentCommands commands,
    ReplyWriter writer,
    HttpSettings settings,
    IVault vault)
{
    private const string Reused = "同一 Idempotency-Key 已用于另一份内容。新的请求请换一个新的键；重试请原样提交。";

    private static readonly JsonElement NoHeaders = JsonElement.Parse("{}");

    /// <summary>Answers.</summary>
    public async Task AnswerAsync(HttpContext http)
    {
        var asked = EndpointRequest.Of(http.Request);
        var caller = http.User.ToCaller();
        var found = await finder.FindAsync(asked, caller, http.RequestAborted);
        if (found.Count > 1)
        {
            await TellAmbiguousAsync(http, found);
            return;
        }

        var endpoint = found.Count == 1
            ? found[0]
            : throw new RefusalException(
                RefusalKind.NotFound, "endpoint.not-found", "没有流程接收这个地址和请求方法的请求，请核对地址。");
        RequirePermission(endpoint, caller);
        var call = await CallReader.ReadAsync(http, asked, endpoint, settings);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted);
        if (endpoint.Rules.RequestTimeout is { Ticks: > 0 } timeout)
        {
            patience.CancelAfter(timeout);
        }

        try
        {
            var answer = await RunOnceAsync(http, asked, endpoint, call, caller, patience.Token);
            http.Response.Headers["x-elsa-workflow-instance-id"] = answer.InstanceId;
            await writer.WriteAsync(http, answer.Tenant, answer.Reply);
        }
        catch (CannotStartException)
        {
            http.Response.Headers["x-elsa-workflow-cannot-start"] = "true";
            await Problem.Of(409, "cannot-start", "该流程已有实例在办，办结之前不能再启动。").WriteAsync(http);
        }
        catch (OperationCanceledException) when (!http.RequestAborted.IsCancellationRequested)
        {
            throw new ProblemException(408, "request-timeout", "流程没有在规定的时间内受理，请稍后重试。");
        }
    }

    private void RequirePermission(FoundEndpoint endpoint, Caller? caller)
    {
        var policy = endpoint.Rules.Policy.Length > 0 ? endpoint.Rules.Policy : settings.DefaultPolicy;
        if (!EndpointPolicy.Allows(policy, caller))
        {
            var problem = Problem.OfStatus(caller is null ? StatusCodes.Status401Unauthorized : StatusCodes.Status403Forbidden);
            throw new ProblemException(problem.Status, problem.Code, problem.Detail);
        }
    }

    private Task<WorkflowAnswer> RunOnceAsync(
        HttpContext http,
        EndpointRequest asked,
        FoundEndpoint endpoint,
        HttpCall call,
        Caller? caller,
        CancellationToken cancellation)
    {
        var given = http.Request.Headers[IdempotencyMetadata.Header].ToString();
        if (given.Length == 0)
        {
            return RunAsync(http, asked, endpoint, call, caller, null, cancellation);
        }

        // Headers differ from try to try; what is asked does not.
        var asText = JsonSerializer.SerializeToElement(call with { Headers = NoHeaders });
        var body = Encoding.UTF8.GetString(CanonicalJson.Write(asText).Span);
        var scope = $"{caller?.Id ?? "anonymous"} {asked.Method} {settings.BasePath}/{asked.Path}";
        var key = new IdempotencyKey(scope, given, vault.LookupHash(body));
        return commands.RunAsync(
            key,
            () => RunAsync(http, asked, endpoint, call, caller, key, cancellation),
            kept =>
            {
                http.Response.Headers["Idempotent-Replayed"] = "true";
                return Task.FromResult(JsonSerializer.Deserialize<WorkflowAnswer>(kept.Body, EngineJson.Options)!);
            },
            Reused,
            cancellation);
    }

    private async Task<WorkflowAnswer> RunAsync(
        HttpContext http,
        EndpointRequest asked,
        FoundEndpoint endpoint,
        HttpCall call,
        Caller? caller,
        IdempotencyKey? key,
        CancellationToken cancellation)
    {
        var tenant = TenantOf(endpoint, caller);
        var actor = caller?.In(tenant) ?? new Actor("anonymous", "anonymous", string.Empty, tenant);
        var origin = new Origin(actor, asked.CorrelationId ?? endpoint.Bookmark?.CorrelationId ?? http.TraceId(), http.TraceId());
        Action<IUnitOfWork, RunReport>? bind = key is null ? null : (unit, report) =>
        {
            var answer = WorkflowAnswer.Of(tenant, report);
            unit.Bind(new IdempotencyRecord(
                key.Scope, key.Key, key.RequestHash, answer.Reply.Status, JsonSerializer.Serialize(answer, EngineJson.Options)));
        };
        var report = endpoint.Trigger is { } trigger
            ? await runner.StartAsync(origin, Start(trigger, call, asked.CorrelationId), bind, cancellation)
            : await runner.DeliverAsync(
                origin,
                endpoint.Bookmark!.InstanceId,
                new ResumeBookmark(endpoint.Bookmark.BookmarkId, call.ToJson()),
                bind,
                cancellation);
        return report.Moved
            ? WorkflowAnswer.Of(tenant, report)
            : throw new RefusalException(
                RefusalKind.Conflict, "endpoint.taken", "另一个请求先到一步，流程已经继续，不再等待这个请求。");
    }

    private static StartRequest Start(TriggerRow trigger, HttpCall call, string? correlationId) => new(
        trigger.DefinitionId,
        JsonSerializer.SerializeToElement(new Dictionary<string, JsonElement> { [HttpCall.InputName] = call.ToJson() }),
        correlationId,
        VersionId: trigger.VersionId,
        TriggerActivityId: trigger.ActivityId);

    // Staff work in their own data; an applicant or a caller without a name in the data that the trigger names.
    private static string TenantOf(FoundEndpoint endpoint, Caller? caller) =>
        endpoint.Bookmark?.Tenant
        ?? (caller is { Tenant.Length: > 0 } && !caller.Is(Roles.Citizen) ? caller.Tenant : endpoint.Trigger!.Tenant);

    // Elsa's text and shape; with a conflict's status, since trying again as it is does not help.
    private static Task TellAmbiguousAsync(HttpContext http, IReadOnlyList<FoundEndpoint> found)
    {
        http.Response.StatusCode = StatusCodes.Status409Conflict;
        return http.Response.WriteAsJsonAsync(
            new
            {
                errorMessage = "The call is ambiguous and matches multiple workflows.",
                message = "有几个流程实例都在等这个请求。请用 x-correlation-id 或 x-workflow-instance-id 请求头指明是哪一个。",
                workflows = found.Select(endpoint => new { workflowInstanceId = endpoint.Bookmark?.InstanceId }),
            },
            AnswerJson.Options,
            http.RequestAborted);
    }
}
