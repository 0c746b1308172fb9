using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Notices;
using Workflow.Tests.Support;

namespace Workflow.Tests.ProjectFiling;

/// <summary>Units and the levels above them at work on projects, over HTTP alone.</summary>
internal sealed class ProjectOffice(HostUnderTest host)
{
    public const string CountyUnit = "clerk-320106-jyj";
    public const string County = "clerk-320106-sjj";
    public const string OtherCountyUnit = "clerk-320115-jyj";
    public const string OtherCounty = "clerk-320115-sjj";
    public const string CityUnit = "clerk-wjw";
    public const string City = "clerk-sjj";
    public const string OtherCityUnit = "clerk-320500-jyj";
    public const string OtherCity = "clerk-320500-sjj";
    public const string ProvincialUnit = "clerk-mzt";
    public const string Province = "coordinator";

    private readonly Office office = new(host);

    public static JsonObject Body(string name, decimal budget, string? summary = null) => new()
    {
        ["name"] = name,
        ["summary"] = summary ?? $"建设{name}，包括数据归集、业务协同、统计分析和移动端应用，并与上级平台对接。",
        ["system"] = $"{name}系统",
        ["budget"] = budget,
        ["startsOn"] = "2027-03-01",
        ["endsOn"] = "2027-12-31",
        ["materials"] = new JsonArray([.. new[] { "basis", "plan", "funding", "security", "sharing", "feasibility" }
            .Select(kind => new JsonObject { ["kind"] = kind, ["reference"] = "文号见附件" })]),
    };

    public Task<(HttpStatusCode Status, JsonNode Body)> PostAsync(string user, string path, JsonObject? body = null, string? match = null) =>
        office.PostAsync(user, path, body, match);

    /// <summary>A project that its unit has declared.</summary>
    public async Task<string> DeclaredAsync(string unit, JsonObject body)
    {
        var (status, answer) = await PostAsync(unit, "/api/projects", body);
        status.ShouldBe(HttpStatusCode.Created, answer.ToJsonString());
        return Text(answer, "id");
    }

    /// <summary>A project that waits for an officer's opinion.</summary>
    public async Task<string> AskedAsync(string unit, string officer, JsonObject body)
    {
        var id = await DeclaredAsync(unit, body);
        await MayAsync(officer, id);
        return id;
    }

    /// <summary>A project that is filed after some officers agreed.</summary>
    public async Task<string> FiledAsync(string unit, JsonObject body, params IReadOnlyList<string> officers)
    {
        var id = await DeclaredAsync(unit, body);
        await AgreeAsync(id, officers);
        await FiledAsync(id);
        return id;
    }

    /// <summary>Officers agree one after the other, each when asked.</summary>
    public async Task AgreeAsync(string id, params IReadOnlyList<string> officers)
    {
        foreach (var officer in officers)
        {
            await MayAsync(officer, id);
            await ActAsync(officer, id, "opinion", new() { ["agrees"] = true, ["words"] = "同意，不属于重复建设" });
        }
    }

    public Task<JsonNode> FiledAsync(string id) => Eventually.SeeAsync(() => SeeAsync(Province, id), one => Text(one, "status") == "filed");

    public Task<JsonNode> MayAsync(string officer, string id) => Eventually.SeeAsync(
        () => SeeAsync(officer, id), one => one["acts"]!.AsArray().Any(act => act!.GetValue<string>() == "opinion"));

    public Task<JsonNode> SeeAsync(string user, string id) => ReadAsync(user, $"/api/projects/{id}");

    public async Task<JsonNode> ReadAsync(string user, string path)
    {
        using var client = await host.SignedIn(user);
        return await client.GetJsonAsync(path);
    }

    public async Task<JsonNode> ActAsync(string user, string id, string act, JsonObject body)
    {
        var (status, answer) = await PostAsync(user, $"/api/projects/{id}/{act}", body);
        status.ShouldBe(HttpStatusCode.OK, answer.ToJsonString());
        return answer;
    }

    /// <summary>An act that is refused; its status and code.</summary>
    public async Task<(HttpStatusCode Status, string Code)> RefusedAsync(string user, string id, string act, JsonObject body)
    {
        var (status, problem) = await PostAsync(user, $"/api/projects/{id}/{act}", body);
        problem["detail"]?.GetValue<string>().ShouldNotBeNullOrEmpty("a refusal says what to do");
        return (status, problem["code"]?.GetValue<string>() ?? problem.ToJsonString());
    }

    public static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();

    public static IEnumerable<string> Steps(JsonNode project) => project["steps"]!.AsArray().Select(step => Text(step!, "what"));

    /// <summary>Place of a number in its series.</summary>
    public static int Sequence(JsonNode project)
    {
        var number = Text(project, "number");
        return int.Parse(number[(number.IndexOf('〕', StringComparison.Ordinal) + 1)..^1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
