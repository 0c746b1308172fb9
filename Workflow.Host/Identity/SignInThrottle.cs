namespace Workflow.Host.Identity;

/// <summary>Slows guessing of passwords: failures are counted per account and address, and per address.</summary>
internal sealed class SignInThrottle(TimeProvider time)
{
    private const int PerAccount = 10;
    private const int PerAddress = 60;
    private const int Remembered = 10_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Failures> failures = new(StringComparer.Ordinal);

    /// <summary>How long to wait before the next attempt; null when it may be made now.</summary>
    public TimeSpan? Wait(string user, string address)
    {
        lock (gate)
        {
            return Longest(Wait($"{address} {user}", PerAccount), Wait(address, PerAddress));
        }
    }

    /// <summary>An attempt failed.</summary>
    public void Failed(string user, string address)
    {
        lock (gate)
        {
            Forget();
            Count($"{address} {user}");
            Count(address);
        }
    }

    /// <summary>An attempt succeeded: the account's count starts again.</summary>
    public void Succeeded(string user, string address)
    {
        lock (gate)
        {
            failures.Remove($"{address} {user}");
        }
    }

    private static TimeSpan? Longest(TimeSpan? one, TimeSpan? other) =>
        one is null ? other : other is null || one > other ? one : other;

    private TimeSpan? Wait(string key, int limit) =>
        failures.TryGetValue(key, out var found) && found.Count >= limit && found.Until > time.GetUtcNow()
            ? found.Until - time.GetUtcNow()
            : null;

    private void Count(string key)
    {
        var now = time.GetUtcNow();
        failures[key] = failures.TryGetValue(key, out var found) && found.Until > now
            ? found with { Count = found.Count + 1 }
            : new Failures(1, now + Window);
    }

    private void Forget()
    {
        if (failures.Count < Remembered)
        {
            return;
        }

        var now = time.GetUtcNow();
        foreach (var key in failures.Where(pair => pair.Value.Until <= now).Select(pair => pair.Key).ToList())
        {
            failures.Remove(key);
        }

        if (failures.Count >= Remembered)
        {
            failures.Clear();
        }
    }

    private sealed record Failures(int Count, DateTimeOffset Until);
}
