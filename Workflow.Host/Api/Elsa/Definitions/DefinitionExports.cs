using System.IO.Compression;
using System.Text;
using Workflow.Engine.Definitions;

namespace Workflow.Host.Api.Elsa.Definitions;

/// <summary>Exporting definitions: the text as it was imported or saved, with the version it is now.</summary>
internal static class DefinitionExports
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapExport(this IEndpointRouteBuilder read)
    {
        string[] verbs = [HttpMethods.Get, HttpMethods.Post];
        read.MapMethods("/workflow-definitions/{definitionId}/export", verbs, ExportAsync);
        read.MapPost("/bulk-actions/export/workflow-definitions", ExportManyAsync);
    }

    private static async Task<IResult> ExportAsync(string definitionId, HttpContext http, IDefinitionLibrary library)
    {
        var version = await library.RequireAsync(http, definitionId, VersionOptions.Latest);
        return Results.File(await BytesAsync(library, version, http.RequestAborted), "application/json", FileName(version));
    }

    private static async Task<IResult> ExportManyAsync(HttpContext http, IDefinitionLibrary library)
    {
        var ids = BulkBody.Texts(await ElsaBody.TextAsync(http), "ids");
        var all = await library.ListAsync(VersionOptions.AllVersions, null, http.RequestAborted);
        var chosen = all.Where(version => ids.Contains(version.Id)).ToList();
        if (chosen.Count == 0)
        {
            throw DefinitionRefusedException.Missing();
        }

        if (chosen is [var only])
        {
            return Results.File(await BytesAsync(library, only, http.RequestAborted), "application/json", FileName(only));
        }

        using var buffer = new MemoryStream();
        await using (var archive = new ZipArchive(buffer, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var version in chosen)
            {
                await using var entry = await archive.CreateEntry(FileName(version)).OpenAsync(http.RequestAborted);
                await entry.WriteAsync(await BytesAsync(library, version, http.RequestAborted), http.RequestAborted);
            }
        }

        return Results.File(buffer.ToArray(), "application/zip", "workflow-definitions.zip");
    }

    private static async Task<byte[]> BytesAsync(
        IDefinitionLibrary library,
        DefinitionVersion version,
        CancellationToken cancellation)
    {
        var text = DefinitionText.Read(await library.TextAsync(version, cancellation));
        return Encoding.UTF8.GetBytes(text.As(version, add: false).Text);
    }

    private static string FileName(DefinitionVersion version)
    {
        var name = string.Concat(version.DefinitionId.Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-'));
        return $"{name}-v{version.Version}.json";
    }
}
