using System.Text.Json;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Common;

/// <summary>Ends a command.</summary>
public static class CommandCompletion
{
    /// <summary>Commits, and binds the answer to the caller's idempotency key in the same transaction.</summary>
    public static async Task<T> CommitAsync<T>(
        this IUnitOfWork unit,
        CommandContext context,
        T answer,
        int status,
        CancellationToken cancellation)
    {
        if (context.Idempotency is { } key)
        {
            unit.Bind(new IdempotencyRecord(
                key.Scope, key.Key, key.RequestHash, status, JsonSerializer.Serialize(answer, AnswerJson.Options)));
        }

        await unit.CommitAsync(cancellation);
        return answer;
    }
}
