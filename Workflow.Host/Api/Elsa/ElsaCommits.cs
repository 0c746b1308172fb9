using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;
using Workflow.Host.Api.Http;

namespace Workflow.Host.Api.Elsa;

/// <summary>Where a request's changes come from, and its idempotency key.</summary>
internal static class ElsaCommits
{
    /// <summary>The origin of what a request changes in a tenant.</summary>
    public static Origin OriginIn(this HttpContext http, string tenant, string? subject = null) =>
        http.CommandContext().In(tenant, subject);

    /// <summary>Binds the request's idempotency key, if it has one, to its answer, in the transaction that changes.</summary>
    public static void BindAnswer(this IUnitOfWork unit, HttpContext http, object answer)
    {
        if (http.Features.Get<IdempotencyKey>() is { } key)
        {
            unit.Bind(new IdempotencyRecord(
                key.Scope,
                key.Key,
                key.RequestHash,
                StatusCodes.Status200OK,
                JsonSerializer.Serialize(answer, AnswerJson.Options)));
        }
    }
}
