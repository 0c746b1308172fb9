using System.Net.Http.Headers;
using System.Text.Json;

namespace Workflow.Activities.Http;

/// <summary>Reads what came back from a call.</summary>
internal static class IncomingAnswer
{
    public static HttpAnswer Of(HttpResponseMessage response, byte[] bytes, bool wantsFile)
    {
        var type = response.Content.Headers.ContentType;
        return new HttpAnswer
        {
            StatusCode = (int)response.StatusCode,
            ReasonPhrase = response.ReasonPhrase,
            Headers = Headers(response.Headers),
            ContentHeaders = Headers(response.Content.Headers),
            Content = wantsFile || bytes.Length == 0 ? null : HttpContents.Read(type?.MediaType, type?.CharSet, bytes),
            File = wantsFile ? File(response, bytes) : null,
        };
    }

    private static JsonElement File(HttpResponseMessage response, byte[] bytes)
    {
        var headers = response.Content.Headers;
        var name = headers.ContentDisposition?.FileNameStar ?? headers.ContentDisposition?.FileName?.Trim('"')
            ?? response.RequestMessage?.RequestUri?.Segments[^1].Trim('/');
        return JsonSerializer.SerializeToElement(
            new HttpFile(
                string.IsNullOrEmpty(name) ? "file.dat" : Uri.UnescapeDataString(name),
                headers.ContentType?.MediaType ?? "application/octet-stream",
                bytes.Length,
                Convert.ToBase64String(bytes)),
            EndpointRules.Json);
    }

    // Cookies of others are none of the history's business.
    private static JsonElement Headers(HttpHeaders headers) => HttpContents.Fields(headers
        .Where(header => !header.Key.Equals("Set-Cookie", StringComparison.OrdinalIgnoreCase))
        .Select(header => KeyValuePair.Create(header.Key, header.Value)));
}
