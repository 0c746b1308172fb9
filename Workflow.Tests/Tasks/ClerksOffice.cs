using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Tasks;

/// <summary>卫生健康委 with three clerks, and newborn cases whose certificates they decide.</summary>
public sealed class ClerksOffice : IAsyncLifetime
{
    public const string Li = "clerk-wjw";

    public const string Wang = "clerk-wjw-2";

    public const string Zhao = "clerk-wjw-3";

    private int seed = 4100;

    /// <summary>The host.</summary>
    public HostFixture Host { get; } = new();

    /// <inheritdoc/>
    public Task InitializeAsync() => Host.InitializeAsync();

    /// <inheritdoc/>
    public Task DisposeAsync() => Host.DisposeAsync();

    /// <summary>A certificate that waits for a clerk; gives the task's id.</summary>
    public async Task<string> UnclaimedAsync() => Id(await FreshAsync());

    /// <summary>A certificate that 李 has claimed.</summary>
    public async Task<string> HeldByLiAsync()
    {
        var id = await UnclaimedAsync();
        await DoneAsync(Li, id, "claim", []);
        return id;
    }

    /// <summary>A new task as the office's inbox shows it.</summary>
    public async Task<JsonObject> FreshAsync()
    {
        var number = await Host.Cases.FileAsync(await Host.Example(Interlocked.Increment(ref seed)));
        return (await Eventually.SeeAsync(() => Host.Cases.TasksAsync(Li, number), found => found.Count > 0))[0];
    }

    /// <summary>A task as somebody sees it.</summary>
    public async Task<JsonObject> SeenAsync(string clerk, string id)
    {
        using var client = await Host.SignedIn(clerk);
        return (await client.GetJsonAsync($"/api/tasks/{id}")).AsObject();
    }

    /// <summary>Ids in somebody's inbox.</summary>
    public async Task<IReadOnlyList<string>> InboxAsync(string clerk, string query)
    {
        using var client = await Host.SignedIn(clerk);
        return [.. (await client.GetJsonAsync($"/api/tasks?take=200&{query}"))["items"]!.AsArray().Select(task => Id(task!))];
    }

    /// <summary>Acts on a task.</summary>
    public async Task<HttpResponseMessage> ActAsync(string clerk, string id, string act, JsonObject body, string? key = null)
    {
        using var client = await Host.SignedIn(clerk);
        return await client.PostOnceAsync($"/api/tasks/{id}/{act}", body, key);
    }

    /// <summary>Acts, which has to succeed; gives the answer.</summary>
    public async Task<JsonObject> DoneAsync(string clerk, string id, string act, JsonObject body, string? key = null)
    {
        using var answer = await ActAsync(clerk, id, act, body, key);
        return (await answer.ReadJsonAsync()).AsObject();
    }

    /// <summary>Acts, which has to be refused; gives the refusal's code.</summary>
    public async Task<string> RefusedAsync(string clerk, string id, string act, JsonObject body)
    {
        using var answer = await ActAsync(clerk, id, act, body);
        answer.StatusCode.ShouldNotBe(HttpStatusCode.OK);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["code"]!.GetValue<string>();
    }

    /// <summary>Decides favourably, with the example.</summary>
    public async Task<JsonObject> DecideAsync(string clerk, string id) =>
        await DoneAsync(clerk, id, "complete", Decision(await SeenAsync(clerk, id)));

    /// <summary>The favourable decision of a task.</summary>
    public static JsonObject Decision(JsonObject task) => new()
    {
        ["outcome"] = task["outcomes"]![0]!["name"]!.GetValue<string>(),
        ["form"] = task["example"]!.DeepClone(),
    };

    public static string Id(JsonNode task) => task["id"]!.GetValue<string>();

    public static IReadOnlyList<string> Texts(JsonNode? list) => [.. list!.AsArray().Select(text => text!.GetValue<string>())];
}
