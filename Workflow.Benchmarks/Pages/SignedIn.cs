using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Workflow.Benchmarks.Pages;

/// <summary>Clients of demonstration accounts.</summary>
internal static class SignedIn
{
    /// <summary>A client that is signed in as somebody.</summary>
    public static async Task<HttpClient> AsAsync(Uri address, string user, CancellationToken cancellation)
    {
        // A page that sends to the sign-in page is not the page that is measured.
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = address };
        using var answer = await client.PostAsJsonAsync("/api/sign-in", new { user, password = $"demo-{user}" }, cancellation);
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonNode>(cancellation))!["token"]!.GetValue<string>();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }
}
