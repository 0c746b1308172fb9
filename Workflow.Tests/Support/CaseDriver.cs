using System.Net;
using System.Text.Json.Nodes;
using Shouldly;

namespace Workflow.Tests.Support;

/// <summary>Files and decides cases over HTTP alone, as people do. Every call may be repeated.</summary>
internal sealed class CaseDriver(HostUnderTest host)
{
    private const string Citizen = "citizen1";

    /// <summary>Files an application; gives the case number.</summary>
    public async Task<string> FileAsync(JsonObject application, string? key = null)
    {
        using var citizen = await host.SignedIn(Citizen);
        using var answer = await citizen.PostOnceAsync("/api/cases", application, key);
        var receipt = await answer.ReadJsonAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        return receipt["caseNumber"]!.GetValue<string>();
    }

    /// <summary>The case as its applicant sees it.</summary>
    public async Task<JsonObject> CaseAsync(string number, string applicant = Citizen)
    {
        using var citizen = await host.SignedIn(applicant);
        return (await citizen.GetJsonAsync($"/api/cases/{number}")).AsObject();
    }

    /// <summary>Open tasks of a clerk, of one case or of all.</summary>
    public async Task<IReadOnlyList<JsonObject>> TasksAsync(string clerk, string? number = null)
    {
        var filter = number is null ? string.Empty : $"&caseNumber={number}";
        using var client = await host.SignedIn(clerk);
        var list = await client.GetJsonAsync($"/api/tasks?take=200{filter}");
        return [.. list["items"]!.AsArray().Select(task => task!.AsObject())];
    }

    /// <summary>Decides a task with its example form: favourably, or with a reason against it.</summary>
    public async Task<HttpResponseMessage> DecideAsync(string clerk, JsonObject task, string? reason = null)
    {
        var id = task["id"]!.GetValue<string>();
        var outcome = task["outcomes"]!.AsArray()[reason is null ? 0 : ^1]!;
        var decision = new JsonObject
        {
            ["outcome"] = outcome["name"]!.GetValue<string>(),
            ["form"] = task["example"]!.DeepClone(),
            ["comment"] = reason,
        };
        using var client = await host.SignedIn(clerk);
        return await client.PostOnceAsync($"/api/tasks/{id}/complete", decision, $"decide-{id}");
    }

    /// <summary>Decides every task of a case until it is closed; gives the closed case.</summary>
    /// <param name="number">Case.</param>
    /// <param name="denied">The item to deny.</param>
    /// <param name="reason">Why.</param>
    /// <param name="applicant">Who has filed it.</param>
    public async Task<JsonObject> CloseAsync(string number, string? denied = null, string? reason = null, string applicant = Citizen)
    {
        var clerks = await ClerksAsync();
        return await Eventually.SeeAsync(
            async () =>
            {
                foreach (var clerk in clerks)
                {
                    await DecideAllAsync(clerk, number, denied, reason);
                }

                return await CaseAsync(number, applicant);
            },
            seen => seen["status"]!.GetValue<string>() == "closed",
            TimeSpan.FromMinutes(2));
    }

    /// <summary>Waits until the workflow behind a case has said its last word: notices, the case library.</summary>
    public async Task<JsonObject> FinishedAsync(JsonObject closed)
    {
        using var system = host.System();
        return await Eventually.SeeAsync(
            async () => (await system.GetJsonAsync($"/api/instances/{closed["instanceId"]}")).AsObject(),
            seen => seen["status"]!.GetValue<string>() == "Finished",
            TimeSpan.FromMinutes(1));
    }

    /// <summary>What the applicant does with a case: <c>supplements</c>, <c>withdrawal</c>, <c>rating</c>.</summary>
    public async Task<HttpStatusCode> ActAsync(string number, string act, JsonObject body)
    {
        using var citizen = await host.SignedIn(Citizen);
        using var answer = await citizen.PostOnceAsync($"/api/cases/{number}/{act}", body);
        return answer.StatusCode;
    }

    /// <summary>Every clerk of the demonstration.</summary>
    public async Task<IReadOnlyList<string>> ClerksAsync()
    {
        using var client = host.Anonymous();
        var accounts = (await client.GetJsonAsync("/api/demo-accounts"))["items"]!.AsArray();
        return [.. accounts
            .Where(account => account!["roles"]!.AsArray().Any(role => role!.GetValue<string>() == "clerk"))
            .Select(account => account!["user"]!.GetValue<string>())];
    }

    private async Task DecideAllAsync(string clerk, string number, string? denied, string? reason)
    {
        foreach (var task in await TasksAsync(clerk, number))
        {
            var isDenied = denied is not null && task["item"]?.GetValue<string>() == denied;
            using var answer = await DecideAsync(clerk, task, isDenied ? reason : null);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        }
    }
}
