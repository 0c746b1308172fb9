namespace Workflow.Host.Identity;

/// <summary>Counts attempts by what they are made at, for a while, so that guessing is slow. Each node counts for itself.</summary>
internal sealed class AttemptThrottle(TimeProvider time, TimeSpan window)
{
    private const int Remembered = 10_000;

    private readonly Lock gate = new();
    private readonly Dictionary<string, Attempts> attempts = new(StringComparer.Ordinal);

    /// <summary>How long to wait before the next attempt; null when it may be made now.</summary>
    public TimeSpan? Wait(params ReadOnlySpan<AttemptLimit> limits)
    {
        lock (gate)
        {
            return Longest(limits);
        }
    }

    /// <summary>Counts an attempt, unless it has to wait; gives how long.</summary>
    public TimeSpan? Take(params ReadOnlySpan<AttemptLimit> limits)
    {
        lock (gate)
        {
            var wait = Longest(limits);
            if (wait is null)
            {
                CountAll(limits);
            }

            return wait;
        }
    }

    /// <summary>Counts an attempt that was made.</summary>
    public void Count(params ReadOnlySpan<AttemptLimit> limits)
    {
        lock (gate)
        {
            CountAll(limits);
        }
    }

    /// <summary>An attempt was no guess: it does not count.</summary>
    public void GiveBack(params ReadOnlySpan<AttemptLimit> limits)
    {
        lock (gate)
        {
            foreach (var limit in limits)
            {
                if (attempts.TryGetValue(limit.Key, out var found))
                {
                    attempts[limit.Key] = found with { Count = Math.Max(0, found.Count - 1) };
                }
            }
        }
    }

    /// <summary>Counting starts again.</summary>
    public void Forget(string key)
    {
        lock (gate)
        {
            attempts.Remove(key);
        }
    }

    private TimeSpan? Longest(ReadOnlySpan<AttemptLimit> limits)
    {
        var now = time.GetUtcNow();
        TimeSpan? longest = null;
        foreach (var limit in limits)
        {
            if (attempts.TryGetValue(limit.Key, out var found)
                && found.Count >= limit.Most
                && found.Until > now
                && (longest is null || found.Until - now > longest))
            {
                longest = found.Until - now;
            }
        }

        return longest;
    }

    private void CountAll(ReadOnlySpan<AttemptLimit> limits)
    {
        var now = time.GetUtcNow();
        ForgetOld(now);
        foreach (var limit in limits)
        {
            attempts[limit.Key] = attempts.TryGetValue(limit.Key, out var found) && found.Until > now
                ? found with { Count = found.Count + 1 }
                : new Attempts(1, now + window);
        }
    }

    private void ForgetOld(DateTimeOffset now)
    {
        if (attempts.Count < Remembered)
        {
            return;
        }

        foreach (var key in attempts.Where(pair => pair.Value.Until <= now).Select(pair => pair.Key).ToList())
        {
            attempts.Remove(key);
        }

        if (attempts.Count >= Remembered)
        {
            attempts.Clear();
        }
    }

    private sealed record Attempts(int Count, DateTimeOffset Until);
}

/// <summary>How often something may be attempted.</summary>
/// <param name="Key">What is attempted, or from where.</param>
/// <param name="Most">Attempts within the window.</param>
internal readonly record struct AttemptLimit(string Key, int Most);
