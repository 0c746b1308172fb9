using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Support;

namespace Workflow.Tests.Notices;

/// <summary>The coordination office and the units at work on notices, over HTTP alone.</summary>
internal sealed class Office(HostUnderTest host)
{
    public const string Writer = "coordinator";
    public const string Approver = "administrator";
    public const string Unit = "320100-wjw";
    public const string Clerk = "clerk-wjw";

    public static JsonObject Body(string template, string matter = "m-1", string deadline = "2026-12-31") => new()
    {
        ["template"] = template,
        ["matter"] = new JsonObject { ["kind"] = "measure", ["id"] = matter, ["text"] = "公共数据目录核定" },
        ["requirement"] = "完成本单位目录核定并报送清单。",
        ["unit"] = Unit,
        ["copiedTo"] = new JsonArray("320100-gaj"),
        ["person"] = "王建国",
        ["deadline"] = deadline,
        ["basis"] = "《年度数据工作要点》第12项",
        ["attachments"] = new JsonArray("未完成目录清单"),
    };

    /// <summary>Posts as somebody; gives status and body.</summary>
    public async Task<(HttpStatusCode Status, JsonNode Body)> PostAsync(string user, string path, JsonObject? body = null, string? match = null)
    {
        using var client = await host.SignedIn(user);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = HttpJson.Body((body ?? []).ToJsonString()) };
        request.Headers.TryAddWithoutValidation("Idempotency-Key", Guid.NewGuid().ToString());
        request.Headers.TryAddWithoutValidation("If-Match", match);
        using var answer = await client.SendAsync(request);
        return (answer.StatusCode, JsonNode.Parse(await answer.Content.ReadAsStringAsync())!);
    }

    /// <summary>Does something with a notice and expects it to be allowed.</summary>
    public async Task<JsonNode> ActAsync(string user, string id, string act, JsonObject? body = null)
    {
        var (status, answer) = await PostAsync(user, $"/api/notices/{id}/{act}", body);
        status.ShouldBe(HttpStatusCode.OK, answer.ToJsonString());
        return answer;
    }

    public async Task<string> DraftAsync(string template, string matter = "m-1")
    {
        var (status, answer) = await PostAsync(Writer, "/api/notices", Body(template, matter));
        status.ShouldBe(HttpStatusCode.Created, answer.ToJsonString());
        return answer["id"]!.GetValue<string>();
    }

    public async Task<string> ApprovedAsync(string template, string matter = "m-1")
    {
        var id = await DraftAsync(template, matter);
        await ActAsync(Writer, id, "submission");
        await ActAsync(Approver, id, "approval");
        return id;
    }

    /// <summary>A notice that was issued; its id and number.</summary>
    public async Task<(string Id, string Number)> IssuedAsync(string template, string matter = "m-1")
    {
        var id = await ApprovedAsync(template, matter);
        return (id, (await ActAsync(Writer, id, "issue"))["number"]!.GetValue<string>());
    }

    public async Task<JsonNode> SeeAsync(string user, string id)
    {
        using var client = await host.SignedIn(user);
        return await client.GetJsonAsync($"/api/notices/{Uri.EscapeDataString(id)}");
    }

    /// <summary>The notices about a matter, the oldest first.</summary>
    public async Task<IReadOnlyList<JsonNode>> OfMatterAsync(string matter)
    {
        using var client = await host.SignedIn(Writer);
        var list = await client.GetJsonAsync($"/api/notices?take=200&matterId={matter}");
        return [.. list["items"]!.AsArray().Select(notice => notice!).Reverse()];
    }
}
