using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.Trials;

/// <summary>The running host and an analyst who tries workflows out.</summary>
public sealed class TrialWorld : IAsyncLifetime
{
    private const string Definitions = "/elsa/api/workflow-definitions";

    /// <summary>The host.</summary>
    public HostFixture Host { get; } = new();

    /// <inheritdoc/>
    public Task InitializeAsync() => Host.InitializeAsync();

    /// <inheritdoc/>
    public Task DisposeAsync() => Host.DisposeAsync();

    /// <summary>A changed draft of the newborn workflow, beside the published version.</summary>
    public async Task NewbornDraftAsync()
    {
        using var analyst = await Host.SignedIn("analyst");
        var model = (await analyst.GetJsonAsync($"{Definitions}/by-definition-id/newborn")).AsObject();
        model["description"] = $"草稿 {Guid.NewGuid():N}";
        (await analyst.PostAsJsonAsync(Definitions, new JsonObject { ["model"] = model, ["publish"] = false })).EnsureSuccessStatusCode();
    }

    /// <summary>Keeps a draft of a flowchart's activities, given as JSON and joined one after the other.</summary>
    public async Task DraftAsync(string id, params string[] activities)
    {
        var parts = activities.Select(text => JsonNode.Parse(text)!.AsObject()).ToList();
        var model = new JsonObject
        {
            ["definitionId"] = id,
            ["name"] = id,
            ["root"] = new JsonObject
            {
                ["id"] = "f",
                ["type"] = "Elsa.Flowchart",
                ["version"] = 1,
                ["activities"] = new JsonArray([.. parts]),
                ["connections"] = new JsonArray([.. parts.Zip(parts.Skip(1)).Select(pair => Wire(pair.First, pair.Second))]),
            },
        };
        using var analyst = await Host.SignedIn("analyst");
        (await analyst.PostAsJsonAsync(Definitions, new JsonObject { ["model"] = model, ["publish"] = false })).EnsureSuccessStatusCode();
    }

    /// <summary>Starts a trial of the newborn workflow with an example family; gives its number.</summary>
    public async Task<string> NewbornAsync(int seed)
    {
        var example = await Host.Example(seed);
        return await StartAsync(new JsonObject
        {
            ["definitionId"] = "newborn",
            ["division"] = example["division"]!.DeepClone(),
            ["content"] = example["form"]!.DeepClone(),
        });
    }

    /// <summary>Starts a trial; gives its number.</summary>
    public async Task<string> StartAsync(JsonObject body)
    {
        using var analyst = await Host.SignedIn("analyst");
        using var answer = await analyst.PostOnceAsync("/api/trials", body);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        return (await answer.ReadJsonAsync())["number"]!.GetValue<string>();
    }

    /// <summary>The trial as it stands.</summary>
    public async Task<JsonObject> SeeAsync(string number)
    {
        using var analyst = await Host.SignedIn("analyst");
        return (await analyst.GetJsonAsync($"/api/trials/{number}")).AsObject();
    }

    /// <summary>The trial once it waits for what is asked for.</summary>
    public Task<JsonObject> UntilAsync(string number, Func<JsonObject, bool> fits) =>
        Eventually.SeeAsync(() => SeeAsync(number), fits, TimeSpan.FromMinutes(1));

    /// <summary>Decides every task favourably until the instance has ended.</summary>
    public Task<JsonObject> PlayToTheEndAsync(string number) => Eventually.SeeAsync(
        async () =>
        {
            foreach (var task in (await SeeAsync(number))["tasks"]!.AsArray())
            {
                await MoveAsync($"/api/trials/{number}/tasks/{task!["id"]}/complete", new JsonObject
                {
                    ["outcome"] = task["outcomes"]![0]!["name"]!.DeepClone(),
                    ["form"] = task["example"]!.DeepClone(),
                });
            }

            return await SeeAsync(number);
        },
        seen => seen["status"]!.GetValue<string>() == "Finished",
        TimeSpan.FromMinutes(2));

    /// <summary>Moves a trial on.</summary>
    public async Task MoveAsync(string path, JsonObject body)
    {
        using var analyst = await Host.SignedIn("analyst");
        using var answer = await analyst.PostOnceAsync(path, body);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
    }

    private static JsonObject Wire(JsonObject from, JsonObject to) => new()
    {
        ["source"] = new JsonObject { ["activity"] = from["id"]!.DeepClone(), ["port"] = "Done" },
        ["target"] = new JsonObject { ["activity"] = to["id"]!.DeepClone(), ["port"] = "In" },
    };
}
