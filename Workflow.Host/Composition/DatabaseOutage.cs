using Npgsql;

namespace Workflow.Host.Composition;

/// <summary>A database that is away for a while: it restarts, fails over or recovers.</summary>
internal static class DatabaseOutage
{
    private const string OperatorIntervention = "57P";
    private const string StoodStill = "25P03";
    private const int Tries = 60;
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    /// <summary>Whether a failure comes from it.</summary>
    public static bool Is(Exception? failure) => failure switch
    {
        null => false,
        NpgsqlException { IsTransient: true } => true,
        PostgresException { SqlState: var state } when state.StartsWith(OperatorIntervention, StringComparison.Ordinal) => true,

        // The session was ended while this node stood still.
        PostgresException { SqlState: StoodStill } => true,
        AggregateException several => several.InnerExceptions.Any(Is),
        _ => Is(failure.InnerException),
    };

    /// <summary>Does what must be done before the host can start; tries for a minute while the database is away.</summary>
    /// <exception cref="StartupException">It did not come back.</exception>
    public static async Task OutlastAsync(Func<Task> act, ILogger logger, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await act();
                return;
            }
            catch (Exception failure) when (Is(failure) && !cancellation.IsCancellationRequested)
            {
                if (attempt == Tries)
                {
                    throw new StartupException(
                        $"The database in ConnectionStrings:Workflow cannot be reached: {failure.GetBaseException().Message}");
                }

                logger.LogWarning("The database cannot be reached ({Failure}); trying again.", failure.GetType().Name);
                await Task.Delay(Pause, cancellation);
            }
        }
    }
}
