using Workflow.Engine.Streams;

namespace Workflow.Activities.Common;

/// <summary>Decides again when a stream has moved on meanwhile.</summary>
internal static class Retry
{
    private const int Attempts = 5;

    public static async Task<T> OnConflictAsync<T>(Func<Task<T>> attempt, CancellationToken cancellation)
    {
        for (var number = 1; ; number++)
        {
            try
            {
                return await attempt();
            }
            catch (ConcurrentChangeException) when (number < Attempts)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(10 * number), cancellation);
            }
        }
    }
}
