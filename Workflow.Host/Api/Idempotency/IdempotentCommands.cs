using Workflow.Activities.Common;
using Workflow.Engine.Streams;

namespace Workflow.Host.Api.Idempotency;

/// <summary>Runs a command once for each key, and gives whoever repeats it the answer it got before.</summary>
internal sealed class IdempotentCommands(IIdempotency answered)
{
    /// <summary>Code of the refusal of other content under a key that is bound.</summary>
    public const string KeyReused = "idempotency-key-reused";

    /// <summary>Runs the command, unless its key is bound.</summary>
    /// <param name="key">The key with the hash of what is asked.</param>
    /// <param name="run">Runs it; it binds the key in the transaction that accepts it.</param>
    /// <param name="replay">Gives the answer that is kept.</param>
    /// <param name="whenReused">What to tell whoever asks for something else under the key.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<T> RunAsync<T>(
        IdempotencyKey key,
        Func<Task<T>> run,
        Func<IdempotencyRecord, Task<T>> replay,
        string whenReused,
        CancellationToken cancellation)
    {
        if (await FindAsync(key, whenReused, cancellation) is { } before)
        {
            return await replay(before);
        }

        try
        {
            return await run();
        }
        catch (Exception fault) when (MayHaveLostARace(fault))
        {
            // The same may have been asked twice at once; then the winner's answer is ours.
            if (await FindAsync(key, whenReused, cancellation) is { } answer)
            {
                return await replay(answer);
            }

            throw;
        }
    }

    private static bool MayHaveLostARace(Exception fault) =>
        fault is DuplicateCommandException or ConcurrentChangeException or RefusalException { Kind: RefusalKind.Conflict or RefusalKind.NotFound };

    private async Task<IdempotencyRecord?> FindAsync(IdempotencyKey key, string whenReused, CancellationToken cancellation)
    {
        var record = await answered.FindAsync(key.Scope, key.Key, cancellation);
        return record is null || record.RequestHash == key.RequestHash
            ? record
            : throw new RefusalException(RefusalKind.Conflict, KeyReused, whenReused);
    }
}
