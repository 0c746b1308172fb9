using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Notices;
using Workflow.Tests.Support;

namespace Workflow.Tests.Rectification;

/// <summary>The coordination office and the unit at work on rectifications, over HTTP alone.</summary>
internal sealed class RectifyingOffice(HostUnderTest host)
{
    public const string Coordinator = Office.Writer;
    public const string Unit = Office.Clerk;
    public const string Stranger = "clerk-mzt";

    public Office Notices { get; } = new(host);

    /// <summary>A rectification that an officer opened for an order of their own.</summary>
    public async Task<string> OpenedAsync(string matter)
    {
        var (order, _) = await Notices.IssuedAsync("rectify", matter);
        var (status, answer) = await Notices.PostAsync(Coordinator, "/api/rectifications", new() { ["notice"] = order });
        status.ShouldBe(HttpStatusCode.Accepted, answer.ToJsonString());
        await OfOrderAsync(order);
        return order;
    }

    /// <summary>Waits until the rectification of an order is there.</summary>
    public Task<JsonNode> OfOrderAsync(string order) => Eventually.SeeAsync(
        () => SeeAsync(Coordinator, $"/api/rectifications?notice={order}"), found => found["total"]!.GetValue<int>() == 1);

    public async Task<JsonNode> SeeAsync(string user, string path)
    {
        using var client = await host.SignedIn(user);
        return await client.GetJsonAsync(path);
    }

    public Task<JsonNode> SeeOneAsync(string user, string id) => SeeAsync(user, $"/api/rectifications/{id}");

    /// <summary>Waits until it stands as a test expects.</summary>
    public Task<JsonNode> StandsAsync(string id, Func<JsonNode, bool> fits) =>
        Eventually.SeeAsync(() => SeeOneAsync(Coordinator, id), fits);

    public async Task<JsonNode> ActAsync(string user, string id, string act, JsonObject body)
    {
        var (status, answer) = await Notices.PostAsync(user, $"/api/rectifications/{id}/{act}", body);
        status.ShouldBe(HttpStatusCode.OK, answer.ToJsonString());
        return answer;
    }

    /// <summary>An act that is refused; its status and code.</summary>
    public async Task<(HttpStatusCode Status, string Code)> RefusedAsync(string user, string id, string act, JsonObject body)
    {
        var (status, problem) = await Notices.PostAsync(user, $"/api/rectifications/{id}/{act}", body);
        problem["detail"]?.GetValue<string>().ShouldNotBeNullOrEmpty("a refusal says what to do");
        return (status, problem["code"]?.GetValue<string>() ?? problem.ToJsonString());
    }

    public static JsonObject Plan { get; } = new() { ["text"] = "问题已查明，由分管负责人牵头，月底前完成。" };

    public static JsonObject Opinion { get; } = new() { ["opinion"] = "现场核查属实，同意销号。" };

    public static JsonObject Because(string reason) => new() { ["reason"] = reason };

    /// <summary>A report on an order with one requirement.</summary>
    public static JsonObject Report(string words, string evidence = "目录清单及系统截图") => new()
    {
        ["answers"] = new JsonArray(new JsonObject { ["words"] = words, ["evidence"] = evidence }),
    };

    public static string Text(JsonNode node, string name) => node[name]!.GetValue<string>();

    public static IEnumerable<string> Steps(JsonNode view) => view["steps"]!.AsArray().Select(step => Text(step!, "what"));
}
