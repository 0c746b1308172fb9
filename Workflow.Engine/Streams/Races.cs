namespace Workflow.Engine.Streams;

/// <summary>Decides again on what is true now when somebody else was first.</summary>
public static class Races
{
    /// <summary>Lost races after which the caller is told.</summary>
    private const int Most = 20;

    /// <summary>Races lost without a pause; more of them mean a crowd, and each pause lets one more of it pass.</summary>
    private const int Unpaused = 4;

    /// <summary>Runs a decision and its commit until the race is won.</summary>
    /// <param name="decide">Reads, decides and commits, anew each time.</param>
    /// <param name="cancellation">Ends the waiting between two tries.</param>
    /// <exception cref="ConcurrentChangeException">It was lost twenty times.</exception>
    public static async Task<T> RunAsync<T>(Func<Task<T>> decide, CancellationToken cancellation)
    {
        for (var race = 1; ; race++)
        {
            try
            {
                return await decide();
            }
            catch (ConcurrentChangeException) when (race < Most)
            {
                if (race > Unpaused)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(2 * (race - Unpaused)), cancellation);
                }
            }
        }
    }
}
