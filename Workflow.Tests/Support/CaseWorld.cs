using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Xunit;

namespace Workflow.Tests.Support;

/// <summary>The running host with people who file and decide cases of a scenario, and the sandbox they rely on.</summary>
/// <param name="scenario">The scenario.</param>
public abstract class CaseWorld(string scenario) : IAsyncLifetime
{
    private readonly HttpClient sandbox = new();

    /// <summary>The host.</summary>
    public HostFixture Host { get; } = new();

    /// <inheritdoc/>
    public async Task InitializeAsync()
    {
        await Host.InitializeAsync();
        using var system = Host.System();
        sandbox.BaseAddress = new Uri((await system.GetJsonAsync("/api/system"))["sandbox"]!.GetValue<string>());
    }

    /// <inheritdoc/>
    public async Task DisposeAsync()
    {
        sandbox.Dispose();
        await Host.DisposeAsync();
    }

    /// <summary>The example application of a seed, as a body to post.</summary>
    public Task<JsonObject> ExampleAsync(int seed) => Host.Example(seed, scenario);

    /// <summary>Files the example of a seed, changed where a test needs it.</summary>
    public async Task<string> FiledAsync(int seed, Action<JsonObject>? change = null)
    {
        var example = await ExampleAsync(seed);
        change?.Invoke(example["form"]!.AsObject());
        return await Host.Cases.FileAsync(example);
    }

    /// <summary>Waits until somebody is asked to authorise what a case needs.</summary>
    /// <param name="user">Who is asked.</param>
    /// <param name="number">Case.</param>
    /// <param name="status">How it stands; waiting unless said otherwise.</param>
    public Task<JsonNode> AskedOfAsync(string user, string number, string status = "waiting") => Eventually.SeeAsync(
        async () => (await AuthorisationsAsync(user)).FirstOrDefault(one => one!["caseNumber"]!.GetValue<string>() == number) ?? new JsonObject(),
        seen => seen["status"]?.GetValue<string>() == status);

    /// <summary>What somebody is or was asked to authorise.</summary>
    public async Task<JsonArray> AuthorisationsAsync(string user)
    {
        using var client = await Host.SignedIn(user);
        return (await client.GetJsonAsync("/api/authorisations"))["items"]!.AsArray();
    }

    /// <summary>Answers an authorisation as somebody.</summary>
    public async Task<HttpStatusCode> AnswerAsync(string user, JsonNode asked, bool given)
    {
        using var client = await Host.SignedIn(user);
        using var answer = await client.PostOnceAsync($"/api/authorisations/{asked["id"]}/answer", new JsonObject { ["given"] = given });
        return answer.StatusCode;
    }

    /// <summary>Waits until the case has a status.</summary>
    public Task<JsonObject> UntilAsync(string number, string status) => Eventually.SeeAsync(
        () => Host.Cases.CaseAsync(number), seen => seen["status"]!.GetValue<string>() == status, TimeSpan.FromMinutes(1));

    /// <summary>Decides every task of a case and waits for its last word.</summary>
    public async Task<JsonObject> DecidedAsync(string number, string? denied = null, string? reason = null)
    {
        var closed = await Host.Cases.CloseAsync(number, denied, reason);
        await Host.Cases.FinishedAsync(closed);
        return closed;
    }

    /// <summary>Everything the sandbox received with keys of this case's instance.</summary>
    public async Task<IReadOnlyList<JsonObject>> CallsAsync(string number)
    {
        var all = (await sandbox.GetJsonAsync("/calls"))["items"]!.AsArray();
        return [.. all
            .Select(call => call!.AsObject())
            .Where(call => call["idempotencyKey"]!.GetValue<string>().Contains(number, StringComparison.Ordinal))];
    }

    /// <summary>Sets a fault of the sandbox.</summary>
    public async Task FaultAsync(object fault) =>
        (await sandbox.PostAsJsonAsync("/faults", fault)).StatusCode.ShouldBe(HttpStatusCode.OK);

    /// <summary>Takes all faults away.</summary>
    public Task HealAsync() => sandbox.DeleteAsync("/faults");

    /// <summary>Every text in every table of the database.</summary>
    public Task<string> EverythingStoredAsync() => StoredTexts.ReadAsync(Host.ConnectionString);
}
