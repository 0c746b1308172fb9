using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Support;

namespace Workflow.Tests.Hardship;

/// <summary>困难帮扶: an elder in need, his daughter, the street office and the civil-affairs office. Odd seeds: the daughter applies for him.</summary>
public sealed class HardshipWorld() : CaseWorld("hardship-assistance")
{
    public const string Civil = "clerk-mzj";
    private static readonly string[] Streets = ["clerk-jdzx", "clerk-hnl"];
    private static int families = 9_000;

    /// <summary>An elder who applies himself.</summary>
    public static int ForHimself() => Interlocked.Increment(ref families) * 2;

    /// <summary>An elder for whom his daughter applies.</summary>
    public static int ByHisDaughter() => (Interlocked.Increment(ref families) * 2) + 1;

    /// <summary>Waits for a task of that name, whichever street the case is in; gives the clerk too.</summary>
    public async Task<(string Clerk, JsonObject Task)> TaskAsync(string number, string name)
    {
        string[] clerks = [Civil, .. Streets];
        return await Eventually.SeeAsync(
            async () =>
            {
                foreach (var clerk in clerks)
                {
                    if ((await Host.Cases.TasksAsync(clerk, number)).FirstOrDefault(task => Text(task["name"]) == name) is { } task)
                    {
                        return (clerk, task);
                    }
                }

                return (string.Empty, []);
            },
            found => found.Item1.Length > 0,
            TimeSpan.FromMinutes(1));
    }

    /// <summary>A task is decided with its example, changed where a test needs it.</summary>
    public async Task DecideAsync(string number, string name, string outcome, string? comment = null, Action<JsonObject>? change = null)
    {
        var (clerk, task) = await TaskAsync(number, name);
        var form = task["example"]!.DeepClone().AsObject();
        change?.Invoke(form);
        using var client = await Host.SignedIn(clerk);
        using var answer = await client.PostOnceAsync(
            $"/api/tasks/{Text(task["id"])}/complete", new JsonObject { ["outcome"] = outcome, ["form"] = form, ["comment"] = comment });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
    }

    /// <summary>The elder agrees or does not.</summary>
    public async Task AnswerAsync(int seed, string number, bool agrees)
    {
        var elder = $"elder-{seed}";
        using var client = await Host.SignedIn(elder);
        var asked = await Eventually.SeeAsync(
            async () => (await client.GetJsonAsync("/api/authorisations"))["items"]!.AsArray()
                .FirstOrDefault(one => Text(one!["caseNumber"]) == number && Text(one["status"]) == "waiting") ?? new JsonObject(),
            seen => seen["id"] is not null);
        using var answer = await client.PostOnceAsync($"/api/authorisations/{Text(asked["id"])}/answer", new JsonObject { ["given"] = agrees });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    /// <summary>Street and people have agreed; it is shown to everybody.</summary>
    public async Task<JsonNode> PublishedAsync(string number)
    {
        await DecideAsync(number, "入户调查并提出初审意见", "support");
        await DecideAsync(number, "组织民主评议", "passed");
        return await NoticeAsync(number);
    }

    /// <summary>The public notice that stands now; a test has one case at a time.</summary>
    public async Task<JsonNode> NoticeAsync(string number)
    {
        await Eventually.SeeAsync(
            () => Host.Cases.CaseAsync(number),
            seen => seen["timeline"]!.AsArray().Any(line => Text(line!["text"]).StartsWith("公示", StringComparison.Ordinal)));
        using var anybody = Host.Anonymous();
        return await Eventually.SeeAsync(
            async () => (await anybody.GetJsonAsync("/api/public-notices"))["items"]!.AsArray().LastOrDefault() ?? new JsonObject(),
            seen => seen["id"] is not null);
    }

    /// <summary>Granted: the seven days are over and the office has confirmed.</summary>
    public async Task<string> GrantedAsync(int seed, Action<JsonObject>? change = null)
    {
        var number = await FiledAsync(seed, change);
        await PublishedAsync(number);
        PassDays(8);
        await DecideAsync(number, "审核确认困难帮扶申请", "confirm");
        Text((await UntilAsync(number, "closed"))["result"]).ShouldBe("granted");
        return number;
    }

    public void PassDays(int days) => Host.Clock.Advance(TimeSpan.FromDays(days));

    /// <summary>How often the monthly grant was paid.</summary>
    public async Task<int> PaidAsync(string number) => (await CallsAsync(number))
        .Where(call => Text(call["service"]) == "hardship-grant").Sum(call => call["effect"]!.GetValue<int>());

    public static string Text(JsonNode? node) => node?.GetValue<string>() ?? string.Empty;
}
