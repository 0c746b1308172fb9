using System.Text.RegularExpressions;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace Workflow.Host.Pages.Designer;

/// <summary>Serves the package's files, packed where the package brings them packed.</summary>
internal static partial class StudioFiles
{
    private const string Forever = "public, max-age=31536000, immutable";

    private static readonly (string Encoding, string Extension)[] Packings = [("br", ".br"), ("gzip", ".gz")];

    private static readonly FileExtensionContentTypeProvider Types = new()
    {
        Mappings = { [".dat"] = "application/octet-stream", [".js"] = "text/javascript", [".map"] = "application/json" },
    };

    /// <summary>Maps them below the designer's pages: the runtime demands that a page lies below the files' base.</summary>
    public static void MapStudioFiles(this IEndpointRouteBuilder designer)
    {
        foreach (var pattern in (string[])["/_framework/{**path}", "/_content/{**path}", "/appsettings.json", $"/{Styles}"])
        {
            designer.MapMethods(pattern, [HttpMethods.Get, HttpMethods.Head], Serve).AllowAnonymous();
        }
    }

    /// <summary>Stylesheet of the components themselves.</summary>
    public const string Styles = "Elsa.Studio.Host.CustomElements.styles.css";

    private static IResult Serve(HttpContext http, StudioHolder studio)
    {
        var path = http.Request.Path.Value![DesignerViews.Definitions.Length..];
        if (studio.Package is not { } package
            || !Types.TryGetContentType(path, out var type)
            || package.Files.GetFileInfo(path) is not { Exists: true, IsDirectory: false, PhysicalPath: { } whole })
        {
            return Results.NotFound();
        }

        var (file, encoding) = Packed(whole, http.Request.GetTypedHeaders().AcceptEncoding);
        var headers = http.Response.Headers;
        headers.Vary = HeaderNames.AcceptEncoding;
        headers.CacheControl = IsForever(path, http.Request.Query["v"], package.Version) ? Forever : "no-cache";
        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }

        // What a path holds changes with the package's version only.
        return Results.File(file, type, entityTag: new EntityTagHeaderValue($"\"{package.Version}{encoding}\""));
    }

    private static bool IsForever(string path, string? asked, string version) => asked == version || Fingerprint().IsMatch(path);

    private static (string File, string? Encoding) Packed(string file, IList<StringWithQualityHeaderValue> accepted)
    {
        foreach (var (encoding, extension) in Packings)
        {
            if (accepted.Any(one => one.Value == encoding && one.Quality is not 0) && File.Exists(file + extension))
            {
                return (file + extension, encoding);
            }
        }

        return (file, null);
    }

    [GeneratedRegex(@"^/_framework/.+\.[a-z0-9]{10}\.[a-z]+$")]
    private static partial Regex Fingerprint();
}
