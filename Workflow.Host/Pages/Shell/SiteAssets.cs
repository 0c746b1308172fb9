using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Workflow.Host.Pages.Shell;

/// <summary>
/// Stylesheets, scripts, words and icon, carried inside the assembly and addressed by content, so that they are there however
/// the host is started and a browser may keep them for good.
/// </summary>
internal static class SiteAssets
{
    private const string Prefix = "Workflow.Host.Pages.Assets.";
    private const string Route = "/assets/";

    private static readonly FrozenDictionary<string, Asset> Files = typeof(SiteAssets).Assembly
        .GetManifestResourceNames()
        .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
        .Select(name => name[Prefix.Length..])
        .ToFrozenDictionary(name => name, Read, StringComparer.Ordinal);

    public static string Address(string name) => $"{Route}{name}?v={Files[name].Version}";

    public static void MapAssets(this IEndpointRouteBuilder routes) =>
        routes.MapGet(Route + "{name}", (string name, string? v, HttpContext http) =>
        {
            if (!Files.TryGetValue(name, out var file))
            {
                return Results.NotFound();
            }

            http.Response.Headers.CacheControl = v == file.Version ? "public, max-age=31536000, immutable" : "no-cache";
            return Results.Bytes(file.Content, file.Type, entityTag: new EntityTagHeaderValue($"\"{file.Version}\""));
        })
        .AllowAnonymous()
        .ExcludeFromDescription();

    private static Asset Read(string name)
    {
        using var stream = typeof(SiteAssets).Assembly.GetManifestResourceStream(Prefix + name)!;
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        var content = copy.ToArray();
        return new Asset(content, Type(name), Convert.ToHexStringLower(SHA256.HashData(content))[..16]);
    }

    private static string Type(string name) => Path.GetExtension(name) switch
    {
        ".css" => "text/css; charset=utf-8",
        ".js" => "text/javascript; charset=utf-8",
        ".json" => "application/json; charset=utf-8",
        _ => "image/svg+xml",
    };

    private sealed record Asset(byte[] Content, string Type, string Version);
}
