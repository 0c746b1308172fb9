using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Notices;
using Workflow.Tests.Support;

namespace Workflow.Tests.Assignments;

/// <summary>The coordination office and the units at work on assignments, over HTTP alone.</summary>
internal sealed class AssigningOffice(HostUnderTest host)
{
    public const string Coordinator = Office.Writer;
    public const string Lead = "clerk-mzt";
    public const string Assisting = "clerk-czt";
    public const string Stranger = "clerk-gat";

    private readonly Office office = new(host);

    public Task<(HttpStatusCode Status, JsonNode Body)> PostAsync(string user, string path, JsonObject? body = null, string? match = null) =>
        office.PostAsync(user, path, body, match);

    public async Task<JsonNode> DoneAsync(string user, string path, JsonObject? body = null)
    {
        var (status, answer) = await PostAsync(user, path, body);
        ((int)status).ShouldBeInRange(200, 202, answer.ToJsonString());
        return answer;
    }

    public async Task<JsonNode> SeeAsync(string user, string path)
    {
        using var client = await host.SignedIn(user);
        return await client.GetJsonAsync(path);
    }

    public Task<JsonNode> SeeOneAsync(string user, string id) => SeeAsync(user, $"/api/assignments/{id}");

    public Task<JsonNode> ActAsync(string user, string id, string act, JsonObject? body = null) =>
        DoneAsync(user, $"/api/assignments/{id}/{act}", body);

    /// <summary>An act that is refused; its status and code.</summary>
    public async Task<(HttpStatusCode Status, string Code)> RefusedAsync(string user, string id, string act, JsonObject? body = null)
    {
        var (status, problem) = await PostAsync(user, $"/api/assignments/{id}/{act}", body);
        problem["detail"]?.GetValue<string>().ShouldNotBeNullOrEmpty("a refusal says what to do");
        return (status, problem["code"]?.GetValue<string>() ?? problem.ToJsonString());
    }

    /// <summary>A plan with one measure: the department of civil affairs leads, that of finance assists.</summary>
    public async Task<string> PlanAsync(bool isConfirmed = true)
    {
        var id = Text(await DoneAsync(Coordinator, "/api/work-plans", new() { ["title"] = "2026年数据工作要点", ["year"] = 2026 }), "id");
        var programme = Part(await DoneAsync(Coordinator, $"/api/work-plans/{id}/programmes", new() { ["title"] = "强基工程" }));
        var task = Part(await DoneAsync(
            Coordinator, $"/api/work-plans/{id}/programmes/{programme}/tasks", new() { ["number"] = 1, ["title"] = "核定目录" }));
        var measure = JsonNode.Parse(
            """
            {"text":"完成公共数据目录核定。","units":[{"code":"320000-mzt"},{"code":"320000-czt","role":"assisting"}],"deadline":null,
             "targets":[{"name":"核定率","comparison":">=","value":90,"unit":"%"}]}
            """)!.AsObject();
        await DoneAsync(Coordinator, $"/api/work-plans/{id}/tasks/{task}/measures", measure);
        if (isConfirmed)
        {
            await DoneAsync(Coordinator, $"/api/work-plans/{id}/confirm", new() { ["includeUnchecked"] = true });
        }

        return id;
    }

    /// <summary>An assignment that has its 交办单.</summary>
    public async Task<string> AssignedAsync(DateOnly deadline)
    {
        var plan = await PlanAsync();
        var receipt = await DoneAsync(Coordinator, $"/api/work-plans/{plan}/assignments", new() { ["deadline"] = $"{deadline:yyyy-MM-dd}" });
        var id = receipt["assigned"]!.AsArray().ShouldHaveSingleItem()!.GetValue<string>();
        await Eventually.SeeAsync(() => SeeOneAsync(Coordinator, id), one => one["number"] is not null);
        return id;
    }

    public static JsonObject Feedback(string text, int percent, decimal value, params int[] milestones) => new()
    {
        ["text"] = text,
        ["percent"] = percent,
        ["values"] = new JsonArray(new JsonObject { ["target"] = 1, ["value"] = value }),
        ["milestones"] = new JsonArray([.. milestones.Select(number => JsonValue.Create(number))]),
    };

    public static JsonObject Milestones(params (string Title, DateOnly On)[] milestones) => new()
    {
        ["milestones"] = new JsonArray([.. milestones.Select(one => new JsonObject { ["title"] = one.Title, ["on"] = $"{one.On:yyyy-MM-dd}" })]),
    };

    public static JsonObject Because(string reason) => new() { ["reason"] = reason };

    public static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();

    private static string Part(JsonNode receipt) => receipt["parts"]![0]!.GetValue<string>();
}
