using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Support;

namespace Workflow.Tests.ProvidentFund;

/// <summary>公积金提取: account holders, their fund's clerk and the bank. A seed's remainder by six is the reason.</summary>
public sealed class FundWorld() : CaseWorld("provident-fund-withdrawal")
{
    public const int Purchase = 0;
    public const int LoanRepayment = 1;
    public const int Rent = 2;
    public const int Retirement = 3;
    public const int LeavingProvince = 4;
    public const int SeriousIllness = 5;
    public const string Clerk = "clerk-gjj";

    private static int families = 100;

    /// <summary>A seed with this reason that no other test has.</summary>
    public static int Seed(int reason) => (Interlocked.Increment(ref families) * 6) + reason;

    /// <summary>Waits for the clerk's task on a case.</summary>
    public Task<JsonObject> TaskAsync(string number, string name) => Eventually.SeeAsync(
        async () => (await Host.Cases.TasksAsync(Clerk, number)).FirstOrDefault(task => Text(task["name"]) == name) ?? [],
        task => task.Count > 0,
        TimeSpan.FromMinutes(1));

    /// <summary>The clerk decides.</summary>
    public async Task DecideAsync(JsonObject task, string outcome, int? amount = null, string? comment = null)
    {
        using var clerk = await Host.SignedIn(Clerk);
        var decision = new JsonObject { ["outcome"] = outcome, ["comment"] = comment };
        if (amount is { } yuan)
        {
            decision["form"] = new JsonObject { ["amount"] = yuan };
        }

        using var answer = await clerk.PostOnceAsync($"/api/tasks/{Text(task["id"])}/complete", decision);
        answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
    }

    /// <summary>Waits until the case is closed.</summary>
    public Task<JsonObject> ClosedAsync(string number) => UntilAsync(number, "closed");

    /// <summary>The pointers and messages of what the applicant is asked to put right.</summary>
    public async Task<IReadOnlyDictionary<string, string>> AskedAsync(string number)
    {
        var asked = await UntilAsync(number, "supplement");
        return asked["actions"]!.AsArray().Single(action => Text(action!["kind"]) == "supplement")!["fields"]!.AsArray()
            .ToDictionary(field => Text(field!["field"]), field => Text(field!["message"]));
    }

    /// <summary>What the case holds of its results, by name.</summary>
    public static IReadOnlyDictionary<string, string> Outcomes(JsonObject found) => found["outcomes"]!.AsArray()
        .ToDictionary(outcome => Text(outcome!["name"]), outcome => outcome!["value"]!.ToString());

    /// <summary>How often a service of the sandbox took effect for a case.</summary>
    public async Task<int> EffectsAsync(string number, string service) => (await CallsAsync(number))
        .Where(call => Text(call["service"]) == service).Sum(call => call["effect"]!.GetValue<int>());

    public static string Text(JsonNode? node) => node?.GetValue<string>() ?? string.Empty;
}
