using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Notices;
using Workflow.Tests.Support;

namespace Workflow.Tests.Reporting;

/// <summary>The coordination office and the units at work on progress reports, over HTTP alone.</summary>
internal sealed class ReportingOffice(HostUnderTest host)
{
    public const string Coordinator = Office.Writer;

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

    /// <summary>A confirmed plan of a year with one measure, for two departments and the city of Nanjing.</summary>
    public async Task<string> ConfirmedPlanAsync(int year)
    {
        var id = Text(await DoneAsync(Coordinator, "/api/work-plans", new() { ["title"] = $"{year}年数据工作要点", ["year"] = year }), "id");
        var programme = Part(await DoneAsync(Coordinator, $"/api/work-plans/{id}/programmes", new() { ["title"] = "强基工程" }));
        var task = Part(await DoneAsync(
            Coordinator, $"/api/work-plans/{id}/programmes/{programme}/tasks", new() { ["number"] = 1, ["title"] = "核定目录" }));
        var measure = JsonNode.Parse(
            """
            {"text":"完成公共数据目录核定。","units":[{"code":"320000-mzt"},{"code":"320000-czt"},{"code":"320100"}],"deadline":null,
             "targets":[{"name":"核定率","comparison":">=","value":90,"unit":"%"}]}
            """)!.AsObject();
        await DoneAsync(Coordinator, $"/api/work-plans/{id}/tasks/{task}/measures", measure);
        await DoneAsync(Coordinator, $"/api/work-plans/{id}/confirm", new() { ["includeUnchecked"] = true });
        return id;
    }

    /// <summary>What a unit says about its one measure.</summary>
    public static JsonObject Entries(string progress, decimal value) => new()
    {
        ["entries"] = new JsonArray(new JsonObject
        {
            ["measureId"] = "m1",
            ["progress"] = progress,
            ["percent"] = 60,
            ["values"] = new JsonArray(value),
            ["problems"] = "人手不足",
        }),
    };

    public static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();

    private static string Part(JsonNode receipt) => receipt["parts"]![0]!.GetValue<string>();
}
