using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Support;

namespace Workflow.Tests.Files;

/// <summary>Small files, and how people hand them in.</summary>
internal static class FileSamples
{
    /// <summary>A picture of one pixel.</summary>
    public static byte[] Png { get; } = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    /// <summary>What begins like a photo.</summary>
    public static byte[] Jpeg { get; } = [0xff, 0xd8, 0xff, 0xe0, 0, 16, (byte)'J', (byte)'F', (byte)'I', (byte)'F', 0, 1];

    public static async Task<HttpResponseMessage> SendAsync(HttpClient client, string name, byte[] content, string? key = null)
    {
        using var file = new ByteArrayContent(content);
        using var form = new MultipartFormDataContent { { file, "file", name } };
        return await client.PostOnceAsync("/api/files", form, key);
    }

    /// <summary>Uploads a file; gives what a form says of it.</summary>
    public static async Task<JsonObject> UploadAsync(HttpClient client, string name, byte[] content)
    {
        using var answer = await SendAsync(client, name, content);
        answer.StatusCode.ShouldBe(HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.ReadJsonAsync()).AsObject();
    }

    /// <summary>An answer that names one file.</summary>
    public static JsonArray Named(JsonNode file) => [new JsonObject { ["id"] = file["id"]!.DeepClone() }];
}
