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
    public async Task<JsonObject> CaseAsync(string number)
    {
        using var citizen = await host.SignedIn(Citizen);
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

    /// <summary>Decides a task favourably, with its example form.</summary>
    public async Task<HttpResponseMessage> DecideAsync(string clerk, JsonObject task)
    {
        var id = task["id"]!.GetValue<string>();
        var decision = new JsonObject
        {
            ["outcome"] = task["outcomes"]![0]!["name"]!.GetValue<string>(),
            ["form"] = task["example"]!.DeepClone(),
        };
        using var client = await host.SignedIn(clerk);
        return await client.PostOnceAsync($"/api/tasks/{id}/complete", decision, $"decide-{id}");
    }

    /// <summary>Decides every task of a case until it is closed; gives the closed case.</summary>
    public async Task<JsonObject> CloseAsync(string number)
    {
        var clerks = await ClerksAsync();
        return await Eventually.SeeAsync(
            async () =>
            {
                foreach (var clerk in clerks)
                {
                    await DecideAllAsync(clerk, number);
                }

                return await CaseAsync(number);
            },
            seen => seen["status"]!.GetValue<string>() == "closed",
            TimeSpan.FromMinutes(2));
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

    private async Task DecideAllAsync(string clerk, string number)
    {
        foreach (var task in await TasksAsync(clerk, number))
        {
            using var answer = await DecideAsync(clerk, task);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        }
    }
}
