using System.Text;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;
using Workflow.Host.Api.Problems;

namespace Workflow.Host.Api.Elsa;

/// <summary>Reads a request's body as text, exactly as it was sent.</summary>
internal static class ElsaBody
{
    private static readonly UTF8Encoding Strict = new(false, true);

    /// <summary>The text of a JSON body.</summary>
    /// <exception cref="ProblemException">It is no JSON by its content type, or no UTF-8.</exception>
    public static async Task<string> TextAsync(HttpContext http)
    {
        if (!MediaTypeHeaderValue.TryParse(http.Request.ContentType, out var type)
            || !(type.MediaType.EndsWith("/json", StringComparison.OrdinalIgnoreCase)
                || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase)))
        {
            var problem = Problem.OfStatus(StatusCodes.Status415UnsupportedMediaType);
            throw new ProblemException(problem.Status, problem.Code, problem.Detail);
        }

        return await TextAsync(http.Request.Body, http.RequestAborted);
    }

    /// <summary>The text of a stream.</summary>
    /// <exception cref="ProblemException">It is no UTF-8.</exception>
    public static async Task<string> TextAsync(Stream stream, CancellationToken cancellation)
    {
        using var buffer = new MemoryStream();
        await stream.CopyToAsync(buffer, cancellation);
        var bytes = buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
        try
        {
            return Strict.GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[3..] : bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new ProblemException(400, "body.malformed", "内容不是 UTF-8 编码，请另存为 UTF-8 后重试。");
        }
    }

    /// <summary>Definitions may be larger than other requests.</summary>
    /// <param name="bytes">The largest body.</param>
    public sealed class Limit(long bytes) : IRequestSizeLimitMetadata
    {
        /// <inheritdoc/>
        public long? MaxRequestBodySize => bytes;
    }
}
