using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Workflow.Host.Identity;

/// <summary>
/// Signed and encrypted session tokens. They end by real time, not by the movable clock: a demonstration that moves
/// a week ahead signs nobody out.
/// </summary>
internal sealed class SessionTokens(IDataProtectionProvider protection)
{
    /// <summary>How long a session lasts.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    private readonly ITimeLimitedDataProtector protector =
        protection.CreateProtector("Workflow.Session.v1").ToTimeLimitedDataProtector();

    /// <summary>A token for a user.</summary>
    public string Issue(string user) => protector.Protect(user, Lifetime);

    /// <summary>The user of a token, or null when it is forged, damaged or over.</summary>
    public string? Read(string token)
    {
        try
        {
            return protector.Unprotect(token);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}
