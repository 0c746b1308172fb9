using System.Collections.Concurrent;
using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Workflow.Engine.Execution;
using Workflow.Engine.Storage;
using Workflow.Engine.Time;

namespace Workflow.Engine.Dispatch;

/// <summary>
/// Works off the work table. Rows this node inserts come straight from the commit; all others are claimed by polling.
/// Work of one instance always takes the same lane, so within a node its bursts never race.
/// </summary>
internal sealed partial class Dispatcher(
    WorkTable table,
    WorkLeases leases,
    WorkExecutor executor,
    EngineOptions options,
    MovableClock clock,
    ILogger<Dispatcher> log) : BackgroundService, IWorkReceiver
{
    private const int MostClaimed = 256;
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(250);

    private readonly ConcurrentDictionary<Guid, WorkRow> held = new();
    private readonly SemaphoreSlim wake = new(0);
    private readonly Channel<WorkRow> effects = Channel.CreateUnbounded<WorkRow>();
    private readonly Channel<Delivery>[] lanes =
        [.. Enumerable.Range(0, options.BurstLanes).Select(_ => Channel.CreateUnbounded<Delivery>())];

    /// <summary>Above this many rows new work is left to the table, where any node finds it, instead of piling up here.</summary>
    private const int MostHeld = 2_000;

    private volatile bool accepting;

    public bool IsAccepting => accepting && held.Count < MostHeld;

    public void Offer(WorkRow row)
    {
        if (held.TryAdd(row.Id, row))
        {
            Route(row);
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        accepting = false;
        table.Receive(null);
        await base.StopAsync(cancellationToken);
        await leases.ReleaseAsync(CancellationToken.None);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (options.IsOnlyNode)
        {
            await leases.TakeOverAsync(stoppingToken);
        }

        // Whoever is told to stop takes up nothing new at once, and gets some time to end what runs.
        using var ending = new CancellationTokenSource();
        using var limit = stoppingToken.Register(() => ending.CancelAfter(options.Drain));
        clock.Moved += Wake;
        accepting = true;
        table.Receive(this);
        try
        {
            var work = WorkAsync(stoppingToken, ending.Token);
            await Task.WhenAll(work, QuietlyAsync(ClaimAsync(stoppingToken)), QuietlyAsync(RenewAsync(work)));
        }
        finally
        {
            clock.Moved -= Wake;
        }
    }

    private async Task WorkAsync(CancellationToken stopping, CancellationToken ending)
    {
        await Task.WhenAll(
        [
            .. lanes.Select(lane => DrainAsync(lane.Reader, DeliverAsync, stopping, ending)),
            .. Enumerable.Range(0, options.EffectLanes)
                .Select(_ => DrainAsync(effects.Reader, PerformAsync, stopping, ending)),
        ]);

        // What was answered outside is delivered before the end, so that nobody has to call again.
        await Task.WhenAll(lanes.Select(lane => DeliverAnsweredAsync(lane.Reader, ending)));
    }

    private async Task DeliverAnsweredAsync(ChannelReader<Delivery> lane, CancellationToken ending)
    {
        while (!ending.IsCancellationRequested && lane.TryRead(out var delivery))
        {
            if (delivery.Outcome is not null)
            {
                await ActAsync(delivery, DeliverAsync, ending);
            }
        }
    }

    private static async Task QuietlyAsync(Task task)
    {
        try
        {
            await task;
        }
        catch (OperationCanceledException)
        {
            // Told to stop: what is not done stays in the table.
        }
    }

    private void Wake() => wake.Release();

    private void Route(WorkRow row)
    {
        if (row.Kind == WorkRow.Effect)
        {
            effects.Writer.TryWrite(row);
        }
        else
        {
            Lane(row).Writer.TryWrite(new Delivery(row, null));
        }
    }

    private Channel<Delivery> Lane(WorkRow row) =>
        lanes[(uint)StringComparer.Ordinal.GetHashCode(row.InstanceId ?? row.Id.ToString()) % (uint)lanes.Length];

    private async Task ClaimAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            var room = MostClaimed - held.Count;
            var claimed = room > 0 ? await TryClaimAsync(room, stopping) : [];
            foreach (var row in claimed)
            {
                Offer(row);
            }

            if (claimed.Count == 0 || claimed.Count < room)
            {
                await wake.WaitAsync(Poll, stopping);
            }
        }
    }

    private async Task<IReadOnlyList<WorkRow>> TryClaimAsync(int room, CancellationToken stopping)
    {
        try
        {
            return await leases.ClaimAsync(clock.GetUtcNow(), room, stopping);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            LogDatabase(failure.GetType().Name);
            await Task.Delay(TimeSpan.FromSeconds(1), stopping);
            return [];
        }
    }

    // Until the last piece has ended: what runs while the node drains must keep its lease.
    private async Task RenewAsync(Task work)
    {
        while (await Task.WhenAny(work, Task.Delay(options.Lease / 3)) != work)
        {
            try
            {
                await leases.RenewAsync([.. held.Keys], CancellationToken.None);
            }
            catch (Exception failure)
            {
                LogDatabase(failure.GetType().Name);
            }
        }
    }

    private async Task DrainAsync<T>(
        ChannelReader<T> reader,
        Func<T, CancellationToken, Task> act,
        CancellationToken stopping,
        CancellationToken ending)
    {
        while (await MoreAsync(reader, stopping))
        {
            if (reader.TryRead(out var item))
            {
                await ActAsync(item, act, ending);
            }
        }
    }

    private async Task ActAsync<T>(T item, Func<T, CancellationToken, Task> act, CancellationToken ending)
    {
        try
        {
            await act(item, ending);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // Out of time: the row stays in the table, where another node finds it.
        }
        catch (Exception failure)
        {
            // Not even the failure could be noted. The row is no longer held, so its lease lapses and it is found again.
            LogDatabase(failure.GetType().Name);
        }
    }

    private static async Task<bool> MoreAsync<T>(ChannelReader<T> reader, CancellationToken stopping)
    {
        try
        {
            return !stopping.IsCancellationRequested && await reader.WaitToReadAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task PerformAsync(WorkRow row, CancellationToken ending)
    {
        Stimulus? stimulus = null;
        try
        {
            stimulus = await executor.PerformAsync(row, ending);
        }
        finally
        {
            if (stimulus is null)
            {
                held.TryRemove(row.Id, out _);
            }
        }

        if (stimulus is not null)
        {
            Lane(row).Writer.TryWrite(new Delivery(row, stimulus));
        }
    }

    private async Task DeliverAsync(Delivery delivery, CancellationToken ending)
    {
        try
        {
            await executor.DeliverAsync(delivery, ending);
        }
        finally
        {
            held.TryRemove(delivery.Row.Id, out _);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The work table cannot be reached ({Failure}); trying again.")]
    private partial void LogDatabase(string failure);
}
