using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Workflow.Tests.Support;

/// <summary>A host that listens somewhere, reached over HTTP as people and systems reach it.</summary>
public abstract class HostUnderTest
{
    private static readonly HttpClientHandler Connections = new() { UseCookies = false, AllowAutoRedirect = false };
    private readonly ConcurrentDictionary<string, string> tokens = new();

    /// <summary>Where it listens.</summary>
    public abstract Uri Address { get; }

    /// <summary>The key of systems.</summary>
    protected abstract string ApiKey { get; }

    /// <summary>Its cases.</summary>
    internal CaseDriver Cases => new(this);

    /// <summary>A client without credentials and without a cookie jar.</summary>
    public HttpClient Anonymous() => new(Connections, disposeHandler: false)
    {
        BaseAddress = Address,
        Timeout = TimeSpan.FromSeconds(60),
    };

    /// <summary>A client that signs its requests as a demonstration user.</summary>
    public async Task<HttpClient> SignedIn(string user)
    {
        if (!tokens.TryGetValue(user, out var token))
        {
            tokens[user] = token = await SignInAsync(user);
        }

        return As("Bearer", token);
    }

    /// <summary>A client with the key of systems.</summary>
    public HttpClient System() => As("ApiKey", ApiKey);

    /// <summary>The example application of a seed, as a body to post.</summary>
    public async Task<JsonObject> Example(int seed, string scenario = "newborn")
    {
        using var client = Anonymous();
        var example = (await client.GetJsonAsync($"/api/scenarios/{scenario}?seed={seed}"))["example"]!;
        return new JsonObject
        {
            ["scenario"] = scenario,
            ["division"] = example["division"]!.DeepClone(),
            ["form"] = example["form"]!.DeepClone(),
        };
    }

    private async Task<string> SignInAsync(string user)
    {
        using var client = Anonymous();
        using var answer = await client.PostAsJsonAsync("/api/sign-in", new { user, password = $"demo-{user}" });
        return (await answer.ReadJsonAsync())["token"]!.GetValue<string>();
    }

    private HttpClient As(string scheme, string credentials)
    {
        var client = Anonymous();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(scheme, credentials);
        return client;
    }
}
