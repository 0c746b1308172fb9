using System.IO.Compression;
using System.Runtime.CompilerServices;
using Workflow.Engine.Definitions;

namespace Workflow.Host.Api.Elsa.Definitions;

/// <summary>Uploaded files, and those in uploaded archives.</summary>
internal static class UploadedFiles
{
    private const int MostFiles = 1000;

    /// <summary>Name and text of each.</summary>
    public static async IAsyncEnumerable<(string Name, string Text)> ReadAsync(
        IFormCollection form,
        [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var file in form.Files)
        {
            await using var stream = file.OpenReadStream();
            if (!file.FileName.EndsWith(".zip", StringComparison.OrdinalIgnoreCase))
            {
                yield return (file.FileName, await ElsaBody.TextAsync(stream, cancellation));
                continue;
            }

            await using var archive = await OpenAsync(stream, file.FileName, cancellation);
            foreach (var entry in archive.Entries
                .Where(entry => entry.FullName.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
                .Take(MostFiles))
            {
                // What it unpacks to is what counts, whatever the archive claims.
                await using var packed = await entry.OpenAsync(cancellation);
                await using var limited = new LimitedStream(packed, DefinitionText.Longest, entry.FullName);
                yield return (entry.FullName, await ElsaBody.TextAsync(limited, cancellation));
            }
        }
    }

    private static async Task<ZipArchive> OpenAsync(Stream stream, string name, CancellationToken cancellation)
    {
        try
        {
            return await ZipArchive.CreateAsync(stream, ZipArchiveMode.Read, false, null, cancellation);
        }
        catch (Exception failure) when (failure is InvalidDataException or ArgumentException or (IOException and not BadHttpRequestException))
        {
            throw new DefinitionRefusedException(DefinitionRefusal.Invalid, $"“{name}”不是有效的 ZIP 文件，请重新打包后上传。");
        }
    }
}
