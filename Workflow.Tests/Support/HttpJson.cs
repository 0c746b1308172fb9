using System.Text;
using System.Text.Json.Nodes;

namespace Workflow.Tests.Support;

/// <summary>JSON over HTTP.</summary>
internal static class HttpJson
{
    /// <summary>A JSON body exactly as written.</summary>
    public static StringContent Body(string text) => new(text, Encoding.UTF8, "application/json");

    /// <summary>Posts under an idempotency key, a fresh one unless one is given.</summary>
    public static async Task<HttpResponseMessage> PostOnceAsync(
        this HttpClient client,
        string path,
        HttpContent body,
        string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", key ?? Guid.NewGuid().ToString());
        return await client.SendAsync(request);
    }

    /// <inheritdoc cref="PostOnceAsync(HttpClient, string, HttpContent, string?)"/>
    public static Task<HttpResponseMessage> PostOnceAsync(
        this HttpClient client,
        string path,
        JsonNode body,
        string? key = null) => client.PostOnceAsync(path, Body(body.ToJsonString()), key);

    /// <summary>What an address answers.</summary>
    /// <exception cref="HttpRequestException">The answer is no success; the message holds its body.</exception>
    public static async Task<JsonNode> GetJsonAsync(this HttpClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        return await answer.ReadJsonAsync();
    }

    /// <summary>The body of a success.</summary>
    /// <exception cref="HttpRequestException">The answer is no success; the message holds its body.</exception>
    public static async Task<JsonNode> ReadJsonAsync(this HttpResponseMessage answer)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return answer.IsSuccessStatusCode
            ? JsonNode.Parse(text)!
            : throw new HttpRequestException($"{(int)answer.StatusCode}: {text}", null, answer.StatusCode);
    }
}
