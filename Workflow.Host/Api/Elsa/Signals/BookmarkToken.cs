using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Workflow.Engine.Privacy;

namespace Workflow.Host.Api.Elsa.Signals;

/// <summary>Lets whoever holds it resume one bookmark, such as by a link in a mail.</summary>
/// <param name="Tenant">In whose data.</param>
/// <param name="InstanceId">Instance.</param>
/// <param name="BookmarkId">Bookmark within it.</param>
/// <param name="Until">Good until then (UTC); null for as long as the bookmark waits.</param>
internal sealed record BookmarkToken(string Tenant, string InstanceId, string BookmarkId, DateTimeOffset? Until);

/// <summary>
/// Signs tokens with the vault's keyed hash, so that every node of the house knows them, after a restart too. Nothing
/// in a token is secret; only its signature cannot be made up.
/// </summary>
internal sealed class BookmarkTokens(IVault vault, TimeProvider clock)
{
    private const string Purpose = "bookmark-token:";

    /// <summary>The token as it stands in an address.</summary>
    public string Write(BookmarkToken token)
    {
        var body = Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes<string?[]>(
        [
            token.Tenant, token.InstanceId, token.BookmarkId, token.Until?.ToString("O", CultureInfo.InvariantCulture),
        ]));
        return $"{body}.{Signature(body)}";
    }

    /// <summary>The token, or null when it was not signed here or its time is over.</summary>
    public BookmarkToken? Read(string text)
    {
        var dot = text.IndexOf('.', StringComparison.Ordinal);
        if (dot < 0)
        {
            return null;
        }

        var body = text[..dot];
        var isOurs = CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(Signature(body)), Encoding.UTF8.GetBytes(text[(dot + 1)..]));
        return isOurs && Parse(body) is var token && (token.Until is null || clock.GetUtcNow() <= token.Until)
            ? token
            : null;
    }

    private static BookmarkToken Parse(string body)
    {
        var parts = JsonSerializer.Deserialize<string?[]>(Base64Url.DecodeFromChars(body))!;
        var until = parts[3] is { } moment ? DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture) : (DateTimeOffset?)null;
        return new BookmarkToken(parts[0]!, parts[1]!, parts[2]!, until);
    }

    private string Signature(string body) => vault.LookupHash(Purpose + body);
}
