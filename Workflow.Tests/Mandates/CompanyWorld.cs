using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Activities.Examples;
using Workflow.Tests.Support;

namespace Workflow.Tests.Mandates;

/// <summary>企业: companies of the example families, their legal representatives and agents.</summary>
public sealed class CompanyWorld() : CaseWorld(Scenario)
{
    /// <summary>单位住房公积金缴存登记, which companies apply for.</summary>
    public const string Scenario = "provident-fund-registration";

    /// <summary>The legal representative lets the company's clerk apply for a year; gives the mandate.</summary>
    public async Task<JsonNode> MandatedAsync(int seed)
    {
        using var legal = await Host.SignedIn($"legal-{seed}");
        using var answer = await legal.PostOnceAsync("/api/mandates", await MandateAsync(ExampleCompany.Of(ExampleFamilies.Make(seed)).Clerk));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK, await answer.Content.ReadAsStringAsync());
        return await answer.ReadJsonAsync();
    }

    /// <summary>A mandate for somebody, as a body to post.</summary>
    /// <param name="agent">Who.</param>
    /// <param name="days">For how many days from today.</param>
    public async Task<JsonObject> MandateAsync(ExamplePerson agent, int days = 365) => new()
    {
        ["name"] = agent.Name,
        ["idNumber"] = agent.Id.Number,
        ["scopes"] = new JsonArray(Scenario),
        ["until"] = (await TodayAsync()).AddDays(days).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
    };

    /// <summary>Revokes a mandate.</summary>
    public async Task<HttpStatusCode> RevokeAsync(string user, JsonNode mandate)
    {
        using var client = await Host.SignedIn(user);
        using var answer = await client.PostOnceAsync($"/api/mandates/{mandate["id"]}/revocation", new JsonObject());
        return answer.StatusCode;
    }

    /// <summary>Files the company's application as somebody.</summary>
    public async Task<HttpResponseMessage> FileAsAsync(string user, int seed, Action<JsonObject>? change = null)
    {
        var application = await ExampleAsync(seed);
        change?.Invoke(application["form"]!.AsObject());
        using var client = await Host.SignedIn(user);
        return await client.PostOnceAsync("/api/cases", application);
    }

    /// <summary>Files it and gives the number.</summary>
    public async Task<string> FiledAsAsync(string user, int seed)
    {
        using var answer = await FileAsAsync(user, seed);
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        return (await answer.ReadJsonAsync())["caseNumber"]!.GetValue<string>();
    }

    private async Task<DateOnly> TodayAsync()
    {
        using var system = Host.System();
        var now = DateTimeOffset.Parse((await system.GetJsonAsync("/api/system"))["now"]!.GetValue<string>(), System.Globalization.CultureInfo.InvariantCulture);
        return DateOnly.FromDateTime(now.ToOffset(TimeSpan.FromHours(8)).DateTime);
    }
}
