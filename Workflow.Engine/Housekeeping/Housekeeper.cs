using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Workflow.Engine.Storage;

namespace Workflow.Engine.Housekeeping;

/// <summary>
/// The rounds that every node makes for all: sessions of frozen nodes once a lease; rows that have expired, and what
/// business acts see to by themselves, once an hour.
/// </summary>
internal sealed partial class Housekeeper(
    FrozenSessions frozen,
    ExpiredRows expired,
    IEnumerable<IHourlyRound> rounds,
    EngineOptions options,
    ILogger<Housekeeper> log) : BackgroundService
{
    private static readonly TimeSpan Sweep = TimeSpan.FromHours(1);

    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(
        EachAsync(options.Lease, EndFrozenAsync, stoppingToken),
        EachAsync(Sweep, expired.DeleteAsync, stoppingToken),
        Task.WhenAll(rounds.Select(round => EachAsync(Sweep, round.RunAsync, stoppingToken))));

    private async Task EachAsync(TimeSpan period, Func<CancellationToken, Task> round, CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(period);
        try
        {
            do
            {
                await TryAsync(round, stopping);
            }
            while (await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            // Told to stop.
        }
    }

    private async Task TryAsync(Func<CancellationToken, Task> round, CancellationToken stopping)
    {
        try
        {
            await round(stopping);
        }
        catch (Exception failure) when (!stopping.IsCancellationRequested)
        {
            LogFailure(failure.GetType().Name);
        }
    }

    private async Task EndFrozenAsync(CancellationToken stopping)
    {
        if (await frozen.EndAsync(stopping) is > 0 and var ended)
        {
            LogEnded(ended);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A round of housekeeping failed ({Failure}); the next one tries again.")]
    private partial void LogFailure(string failure);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Ended {Count} database sessions of nodes that stopped amid a message.")]
    private partial void LogEnded(long count);
}
