using System.Diagnostics;
using Workflow.Activities.Common;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Http;

/// <summary>What a command needs to know of its request.</summary>
internal static class RequestContext
{
    /// <summary>Caller, correlation, idempotency key and expected version.</summary>
    public static CommandContext CommandContext(this HttpContext http) => new(
        http.Caller(),
        http.TraceId(),
        http.Features.Get<IdempotencyKey>(),
        http.Request.ExpectedVersion());

    /// <summary>By what the request is found in logs and traces.</summary>
    public static string TraceId(this HttpContext http) => Activity.Current?.TraceId.ToString() ?? http.TraceIdentifier;
}
