using System.Security.Cryptography;
using Microsoft.AspNetCore.Http.Metadata;
using Workflow.Activities.Common;
using Workflow.Activities.Files;

namespace Workflow.Host.Api.Http;

/// <summary>Files of a multipart form.</summary>
internal static class PostedFiles
{
    /// <summary>What is received before the connection is cut, in bytes; files must be smaller, and their senders are told so.</summary>
    public const long MostReceived = 64 * 1024 * 1024;

    /// <summary>A form that was sent whole.</summary>
    /// <param name="http">The request.</param>
    /// <param name="brokenOff">What to say when it was not.</param>
    public static async Task<IFormCollection> FormAsync(HttpContext http, Func<RefusalException> brokenOff)
    {
        try
        {
            return await http.Request.ReadFormAsync(http.RequestAborted);
        }
        catch (Exception broken) when (broken is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            throw brokenOff();
        }
    }

    /// <summary>The files of a form; whether they can be kept is judged where they are.</summary>
    public static async Task<IReadOnlyList<UploadedFile>> ReadAsync(IEnumerable<IFormFile> sent, CancellationToken cancellation)
    {
        var files = new List<UploadedFile>();
        foreach (var file in sent.Where(file => file.Length > 0 || file.FileName.Length > 0))
        {
            using var content = new MemoryStream();
            await file.CopyToAsync(content, cancellation);
            files.Add(new UploadedFile(Path.GetFileName(file.FileName.Replace('\\', '/')), content.ToArray()));
        }

        return files;
    }

    /// <summary>What stands for a file, for whoever sends it again.</summary>
    public static string Fingerprint(UploadedFile file) =>
        $"{Convert.ToHexStringLower(SHA256.HashData(file.Content.Span))} {file.Name}";

    /// <summary>Requests with files may be larger than others.</summary>
    public sealed class Limit : IRequestSizeLimitMetadata
    {
        /// <inheritdoc/>
        public long? MaxRequestBodySize => MostReceived;
    }
}
