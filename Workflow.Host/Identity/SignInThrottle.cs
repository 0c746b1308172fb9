namespace Workflow.Host.Identity;

/// <summary>Slows guessing of passwords: failures are counted per account and address, and per address.</summary>
internal sealed class SignInThrottle(TimeProvider time)
{
    private const int PerAccount = 10;
    private const int PerAddress = 60;

    private readonly AttemptThrottle attempts = new(time, TimeSpan.FromMinutes(5));

    /// <summary>How long to wait before the next attempt; null when it may be made now.</summary>
    public TimeSpan? Wait(string user, string address) => attempts.Wait(Account(user, address), Address(address));

    /// <summary>An attempt failed.</summary>
    public void Failed(string user, string address) => attempts.Count(Account(user, address), Address(address));

    /// <summary>An attempt succeeded: the account's count starts again.</summary>
    public void Succeeded(string user, string address) => attempts.Forget(Account(user, address).Key);

    private static AttemptLimit Account(string user, string address) => new($"{address} {user}", PerAccount);

    private static AttemptLimit Address(string address) => new(address, PerAddress);
}
