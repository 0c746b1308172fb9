using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace Workflow.Tests.Support;

/// <summary>Files and decides cases over HTTP alone, as people and systems do. Every call may be repeated.</summary>
internal sealed class CaseDriver(string url, string apiKey) : IDisposable
{
    private readonly HttpClient http = new() { BaseAddress = new Uri(url), Timeout = TimeSpan.FromSeconds(30) };
    private readonly ConcurrentDictionary<string, string> tokens = new();

    /// <summary>The example application of a seed.</summary>
    public async Task<JsonObject> ExampleAsync(int seed)
    {
        var scenario = await GetAsync($"/api/scenarios/newborn?seed={seed}", As(null));
        return scenario!["example"]!.DeepClone().AsObject();
    }

    /// <summary>Files an application; gives the case number.</summary>
    public async Task<string> FileAsync(JsonObject example, string key, string user = "citizen1")
    {
        var body = new JsonObject
        {
            ["scenario"] = "newborn",
            ["division"] = example["division"]!.DeepClone(),
            ["form"] = example["form"]!.DeepClone(),
        };
        using var answer = await PostAsync("/api/cases", body, await SignInAsync(user), key);
        var json = await ReadAsync(answer, HttpStatusCode.Accepted);
        return json!["caseNumber"]!.GetValue<string>();
    }

    /// <summary>The case as its applicant sees it.</summary>
    public async Task<JsonObject> CaseAsync(string number, string user = "citizen1") =>
        (await GetAsync($"/api/cases/{number}", await SignInAsync(user)))!.AsObject();

    /// <summary>Open tasks of a clerk, of one case or of all.</summary>
    public async Task<IReadOnlyList<JsonObject>> TasksAsync(string clerk, string? number = null)
    {
        var filter = number is null ? string.Empty : $"&caseNumber={number}";
        var list = await GetAsync($"/api/tasks?take=200{filter}", await SignInAsync(clerk));
        return [.. list!["items"]!.AsArray().Select(task => task!.AsObject())];
    }

    /// <summary>Decides a task with its example form; the favourable outcome unless another is named.</summary>
    public async Task<HttpStatusCode> DecideAsync(string clerk, JsonObject task, string? outcome = null, string? comment = null)
    {
        var body = new JsonObject
        {
            ["outcome"] = outcome ?? task["outcomes"]![0]!["name"]!.GetValue<string>(),
            ["form"] = task["example"]!.DeepClone(),
            ["comment"] = comment,
        };
        var id = task["id"]!.GetValue<string>();
        using var answer = await PostAsync($"/api/tasks/{id}/complete", body, await SignInAsync(clerk), $"decide-{id}");
        return answer.StatusCode;
    }

    /// <summary>Every clerk of the demonstration.</summary>
    public async Task<IReadOnlyList<string>> ClerksAsync() =>
        [.. (await AccountsAsync())
            .Where(account => account["roles"]!.AsArray().Any(role => role!.GetValue<string>() == "clerk"))
            .Select(account => account["user"]!.GetValue<string>())];

    /// <summary>The system that acts for the province.</summary>
    public AuthenticationHeaderValue Province => new("ApiKey", apiKey);

    /// <summary>Signs in once and remembers the token.</summary>
    public async Task<AuthenticationHeaderValue> SignInAsync(string user)
    {
        if (!tokens.TryGetValue(user, out var token))
        {
            var account = (await AccountsAsync()).First(account => account["user"]!.GetValue<string>() == user);
            var body = new JsonObject { ["user"] = user, ["password"] = account["password"]!.DeepClone() };
            using var answer = await PostAsync("/api/sign-in", body, null, null);
            tokens[user] = token = (await ReadAsync(answer, HttpStatusCode.OK))!["token"]!.GetValue<string>();
        }

        return As(token)!;
    }

    public async Task<JsonNode?> GetAsync(string path, AuthenticationHeaderValue? who)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { Authorization = who } };
        using var answer = await http.SendAsync(request);
        return await ReadAsync(answer, HttpStatusCode.OK);
    }

    public async Task<HttpResponseMessage> PostAsync(
        string path,
        JsonNode? body,
        AuthenticationHeaderValue? who,
        string? key)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Headers = { Authorization = who } };
        request.Content = JsonContent.Create(body);
        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await http.SendAsync(request);
    }

    public void Dispose() => http.Dispose();

    private async Task<IEnumerable<JsonNode>> AccountsAsync()
    {
        var list = await GetAsync("/api/demo-accounts", null);
        return (list as JsonArray ?? list!["items"]!.AsArray()).Select(account => account!);
    }

    private static AuthenticationHeaderValue? As(string? token) =>
        token is null ? null : new AuthenticationHeaderValue("Bearer", token);

    private static async Task<JsonNode?> ReadAsync(HttpResponseMessage answer, HttpStatusCode expected)
    {
        var text = await answer.Content.ReadAsStringAsync();
        return answer.StatusCode == expected
            ? JsonNode.Parse(text)
            : throw new HttpRequestException($"{(int)answer.StatusCode}: {text}", null, answer.StatusCode);
    }
}
