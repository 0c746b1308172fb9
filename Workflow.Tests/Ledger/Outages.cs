using System.Net;
using Npgsql;
using Workflow.Engine.Streams;

namespace Workflow.Tests.Ledger;

/// <summary>A caller that repeats the same until it is answered: what every caller has to do.</summary>
internal static class Outages
{
    public static async Task<T> PatientlyAsync<T>(Func<Task<T>> ask, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return await ask();
            }
            catch (Exception failure) when (Is(failure) && !cancellation.IsCancellationRequested)
            {
                await Task.Delay(150, cancellation);
            }
        }
    }

    private static bool Is(Exception? failure) => failure switch
    {
        null => false,
        HttpRequestException { StatusCode: null or HttpStatusCode.ServiceUnavailable } => true,
        DuplicateCommandException or ConcurrentChangeException => true,
        TaskCanceledException or TimeoutException or IOException => true,
        NpgsqlException { IsTransient: true } => true,
        PostgresException { SqlState: ['5', '7', ..] or ['0', '8', ..] } => true,
        NpgsqlException and not PostgresException => true,
        _ => Is(failure.InnerException),
    };
}
