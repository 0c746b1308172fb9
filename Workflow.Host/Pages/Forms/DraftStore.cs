using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.WebUtilities;

namespace Workflow.Host.Pages.Forms;

/// <summary>
/// Keeps drafts in the applicant's own browser, encrypted for this applicant: nothing personal rests on the server
/// before it is filed, any node can go on, and reload and the way back lose nothing, with or without script.
/// </summary>
internal sealed class DraftStore(IDataProtectionProvider protection)
{
    private static readonly TimeSpan Kept = TimeSpan.FromHours(4);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly ChunkingCookieManager cookies = new();

    public Draft? Load(HttpContext http, string caller, string scenario)
    {
        if (cookies.GetRequestCookie(http, Name(scenario)) is not { Length: > 0 } cookie)
        {
            return null;
        }

        try
        {
            var packed = Protector(caller, scenario).Unprotect(WebEncoders.Base64UrlDecode(cookie));
            using var unpacked = new BrotliStream(new MemoryStream(packed), CompressionMode.Decompress);
            return JsonSerializer.Deserialize<Draft>(unpacked, Json);
        }
        catch (Exception fault) when (fault is CryptographicException or FormatException or JsonException or IOException)
        {
            // Another person's, too old, or cut short: as good as none.
            return null;
        }
    }

    public void Save(HttpContext http, string caller, string scenario, Draft draft)
    {
        using var packed = new MemoryStream();
        using (var packing = new BrotliStream(packed, CompressionLevel.SmallestSize))
        {
            JsonSerializer.Serialize(packing, draft, Json);
        }

        var sealedDraft = Protector(caller, scenario).Protect(packed.ToArray(), Kept);
        cookies.AppendResponseCookie(
            http, Name(scenario), WebEncoders.Base64UrlEncode(sealedDraft), Options(http, scenario));
    }

    private ITimeLimitedDataProtector Protector(string caller, string scenario) =>
        protection.CreateProtector("Workflow.Draft", caller, scenario).ToTimeLimitedDataProtector();

    private static string Name(string scenario) => "draft-" + scenario;

    private static CookieOptions Options(HttpContext http, string scenario) => new()
    {
        HttpOnly = true,
        Secure = http.Request.IsHttps,
        SameSite = SameSiteMode.Lax,
        Path = "/scenarios/" + scenario,
        IsEssential = true,
    };
}
