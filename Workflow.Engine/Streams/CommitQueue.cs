namespace Workflow.Engine.Streams;

/// <summary>
/// Group commit: units of work that come while earlier ones are being committed share the next transaction. Nobody waits
/// for company: a unit that comes while a lane is free goes at once and alone. One queue serves one tenant, because no
/// transaction spans tenants; two units that touch the same stream never share one.
/// </summary>
/// <param name="commit">Commits some units in one transaction, or throws and commits none of them.</param>
internal sealed class CommitQueue(Func<IReadOnlyList<UnitOfWork>, Task> commit)
{
    /// <summary>Transactions under way at a time: while one is on its way to the disk the next is being put together.</summary>
    public const int Lanes = 2;

    /// <summary>Units in one transaction at most.</summary>
    public const int MostUnits = 32;

    private readonly Lock gate = new();
    private readonly LinkedList<Waiting> queue = new();
    private int busy;

    /// <summary>Completes when the unit is committed.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled before its turn came; later it is seen through.</exception>
    public async Task CommitAsync(UnitOfWork unit, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        var waiting = new Waiting(unit);
        lock (gate)
        {
            queue.AddLast(waiting);
        }

        Start();
        await using (cancellation.Register(() => Withdraw(waiting, cancellation)))
        {
            await waiting.Done.Task;
        }
    }

    private void Start()
    {
        lock (gate)
        {
            if (busy == Lanes)
            {
                return;
            }

            busy++;
        }

        // The lane serves many; it must not go on under the identity of the one that opened it.
        using AsyncFlowControl? apart = ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
        _ = DrainAsync();
    }

    private void Withdraw(Waiting waiting, CancellationToken cancellation)
    {
        lock (gate)
        {
            if (!queue.Remove(waiting))
            {
                return;
            }
        }

        waiting.Done.SetCanceled(cancellation);
    }

    private async Task DrainAsync()
    {
        while (Take() is { Count: > 0 } group)
        {
            await TryAsync(group);
        }
    }

    /// <summary>The next units; a lane that finds none is free from then on.</summary>
    private List<Waiting> Take()
    {
        var group = new List<Waiting>();
        lock (gate)
        {
            var touched = new HashSet<string>(StringComparer.Ordinal);
            for (var next = queue.First; next is not null && group.Count < MostUnits;)
            {
                var (candidate, following) = (next.Value, next.Next);
                if (!candidate.Unit.Streams.Any(stream => touched.Contains(stream.Key)))
                {
                    group.Add(candidate);
                    queue.Remove(next);
                }

                // One that has to wait keeps its place before later ones of its streams.
                touched.UnionWith(candidate.Unit.Streams.Select(stream => stream.Key));
                next = following;
            }

            busy -= group.Count == 0 ? 1 : 0;
        }

        return group;
    }

    private async Task TryAsync(List<Waiting> group)
    {
        try
        {
            await commit([.. group.Select(waiting => waiting.Unit)]);
        }
        catch (Exception failure) when (group.Count > 1 && CommitFailure.IsRolledBack(failure))
        {
            // One of them spoilt it for all. None is committed, so each may try by itself.
            foreach (var waiting in group)
            {
                await TryAsync([waiting]);
            }

            return;
        }
        catch (Exception failure)
        {
            group.ForEach(waiting => waiting.Done.SetException(failure));
            return;
        }

        group.ForEach(HandOver);
    }

    // Whatever goes wrong after the commit must not keep this lane from serving the others.
    private static void HandOver(Waiting waiting)
    {
        try
        {
            waiting.Unit.HandOver();
            waiting.Done.SetResult();
        }
        catch (Exception failure)
        {
            waiting.Done.SetException(failure);
        }
    }

    private sealed class Waiting(UnitOfWork unit)
    {
        public UnitOfWork Unit => unit;

        public TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
