using System.Diagnostics;

namespace Workflow.Engine.Streams;

/// <summary>Decides again on what is true now when somebody else was first.</summary>
public static class Races
{
    /// <summary>Lost races after which the caller is told.</summary>
    private const int Most = 20;

    /// <summary>Races lost without a pause; more of them mean a crowd, and each pause lets one more of it pass.</summary>
    private const int Unpaused = 4;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(2);

    /// <summary>Runs a decision and its commit until the race is won.</summary>
    /// <param name="decide">Reads, decides and commits, anew each time.</param>
    /// <param name="cancellation">Ends the waiting between two tries.</param>
    /// <exception cref="ConcurrentChangeException">It was lost twenty times.</exception>
    public static async Task<T> RunAsync<T>(Func<Task<T>> decide, CancellationToken cancellation)
    {
        for (var race = 1; ; race++)
        {
            var begun = Stopwatch.GetTimestamp();
            try
            {
                return await decide();
            }
            catch (ConcurrentChangeException) when (race < Most)
            {
                if (race > Unpaused)
                {
                    // Measured by what a try takes, or a slow machine would use up all of them on one winner; and by
                    // chance, or the losers would meet again.
                    var pause = Stopwatch.GetElapsedTime(begun) * (race - Unpaused) * Random.Shared.NextDouble();
                    await Task.Delay(pause < LongestPause ? pause : LongestPause, cancellation);
                }
            }
        }
    }
}
