using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Notices;
using Workflow.Tests.Support;

namespace Workflow.Tests.Evaluation;

/// <summary>The office and the units at work on evaluations, over HTTP alone.</summary>
internal sealed class EvaluationOffice(HostFixture host)
{
    public const string Coordinator = Office.Writer;
    public const string Civil = "320000-mzt";
    public const string CivilClerk = "clerk-mzt";
    public const string Health = "320000-wjw";
    public const string HealthClerk = "clerk-320000-wjw";
    public const string Police = "320000-gat";
    public const string PoliceClerk = "clerk-gat";
    public const string Stranger = "clerk-czt";

    private readonly Office office = new(host);

    public DateOnly Today => DateOnly.FromDateTime(host.Clock.GetUtcNow().AddHours(8).DateTime);

    /// <summary>A round of the system that comes with the house, for three departments, due in ten days.</summary>
    public JsonObject Body(string title) => new()
    {
        ["system"] = "data-governance",
        ["title"] = title,
        ["from"] = $"{Today.AddDays(-60):yyyy-MM-dd}",
        ["to"] = $"{Today.AddDays(30):yyyy-MM-dd}",
        ["dueOn"] = $"{Today.AddDays(10):yyyy-MM-dd}",
        ["units"] = new JsonArray(Civil, Health, Police),
    };

    public async Task<string> OpenAsync(string title)
    {
        var (status, receipt) = await PostAsync(Coordinator, "/api/evaluations", Body(title));
        status.ShouldBe(HttpStatusCode.Created, receipt.ToJsonString());
        return Text(receipt, "id");
    }

    /// <summary>A unit gives what it is asked for.</summary>
    public Task<JsonNode> GiveAsync(string user, string id, string unit, decimal training, int incidents) =>
        DoneAsync(user, $"/api/evaluations/{id}/units/{unit}/values", Values(training, incidents));

    public static JsonObject Values(decimal training, int incidents) => new()
    {
        ["values"] = new JsonArray(
            new JsonObject { ["indicator"] = "training", ["value"] = training, ["note"] = "应参加 100 人，签到表存档" },
            new JsonObject { ["indicator"] = "security-incidents", ["value"] = incidents, ["note"] = "无" }),
    };

    /// <summary>The office accepts what a unit gave.</summary>
    public async Task AcceptAsync(string id, string unit)
    {
        await DoneAsync(Coordinator, $"/api/evaluations/{id}/units/{unit}/values/training/acceptance");
        await DoneAsync(Coordinator, $"/api/evaluations/{id}/units/{unit}/values/security-incidents/acceptance");
    }

    /// <summary>A unit records its three rates.</summary>
    public async Task RecordRatesAsync(string user, int collected, int conforming, int shared)
    {
        var form = (await SeeAsync(user, "/api/ticket-kinds/data-rates"))["example"]!.AsObject().DeepClone().AsObject();
        (form["on"], form["due"], form["collected"], form["conforming"], form["shared"]) =
            ($"{Today.AddDays(-5):yyyy-MM-dd}", 200, collected, conforming, shared);
        var receipt = await DoneAsync(user, "/api/tickets", new() { ["kind"] = "data-rates", ["form"] = form });
        await Eventually.SeeAsync(() => SeeAsync(user, $"/api/tickets/{Text(receipt, "id")}"), ticket => Text(ticket, "status") == "closed");
    }

    /// <summary>Moves the clock to a moment after the end of a day in Asia/Shanghai.</summary>
    public void PassDay(DateOnly day)
    {
        var moment = new DateTimeOffset(day.AddDays(1).ToDateTime(new TimeOnly(0, 5)), TimeSpan.FromHours(8));
        host.Clock.Advance(moment - host.Clock.GetUtcNow());
    }

    public Task<JsonNode> StandsAsync(string id, string status) =>
        Eventually.SeeAsync(() => SeeAsync(Coordinator, $"/api/evaluations/{id}"), round => Text(round, "status") == status);

    public Task<JsonNode> SheetAsync(string user, string id, string unit) => SeeAsync(user, $"/api/evaluations/{id}/units/{unit}");

    public static JsonNode Line(JsonNode sheet, string indicator) =>
        sheet["lines"]!.AsArray().Single(line => Text(line!, "indicator") == indicator)!;

    public async Task<JsonNode> SeeAsync(string user, string path)
    {
        using var client = await host.SignedIn(user);
        return await client.GetJsonAsync(path);
    }

    public async Task<HttpStatusCode> StatusOfAsync(string user, string path)
    {
        using var client = await host.SignedIn(user);
        using var answer = await client.GetAsync(path);
        return answer.StatusCode;
    }

    public async Task<JsonNode> DoneAsync(string user, string path, JsonObject? body = null)
    {
        var (status, answer) = await PostAsync(user, path, body);
        ((int)status).ShouldBeInRange(200, 201, answer.ToJsonString());
        return answer;
    }

    public Task<(HttpStatusCode Status, JsonNode Body)> PostAsync(string user, string path, JsonObject? body = null) =>
        office.PostAsync(user, path, body);

    public async Task<string> RefusedAsync(string user, string path, JsonObject? body = null)
    {
        var (status, problem) = await PostAsync(user, path, body);
        ((int)status).ShouldBeInRange(400, 409, problem.ToJsonString());
        return Text(problem, "code");
    }

    public static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();
}
