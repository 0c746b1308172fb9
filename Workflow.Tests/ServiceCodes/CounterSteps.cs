using System.Net;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Tests.Support;

namespace Workflow.Tests.ServiceCodes;

/// <summary>A citizen shows a code and a clerk scans it, over HTTP.</summary>
internal static class CounterSteps
{
    /// <summary>Where a citizen's code is.</summary>
    public const string Mine = "/api/my/service-code";

    /// <summary>Where counters resolve codes.</summary>
    public const string Counter = "/api/service-codes/resolutions";

    /// <summary>Somebody who has bound a code.</summary>
    public static async Task<HttpClient> BoundAsync(this HostUnderTest host, string user)
    {
        var citizen = await host.SignedIn(user);
        using var bound = await citizen.PostOnceAsync(Mine, new JsonObject { ["consent"] = true });
        bound.StatusCode.ShouldBe(HttpStatusCode.OK, await bound.Content.ReadAsStringAsync());
        return citizen;
    }

    /// <summary>A fresh code.</summary>
    public static async Task<string> CodeAsync(this HttpClient citizen) => (await citizen.GetJsonAsync(Mine))["code"]!.GetValue<string>();

    /// <summary>The clerk scans it.</summary>
    public static Task<HttpResponseMessage> ResolveAsync(this HttpClient clerk, string code) =>
        clerk.PostOnceAsync(Counter, new JsonObject { ["code"] = code });

    /// <summary>The clerk scans somebody's code; gives the visit.</summary>
    public static async Task<string> VisitAsync(this HttpClient clerk, HttpClient citizen)
    {
        using var resolved = await clerk.ResolveAsync(await citizen.CodeAsync());
        resolved.StatusCode.ShouldBe(HttpStatusCode.Created, await resolved.Content.ReadAsStringAsync());
        return (await resolved.ReadJsonAsync())["visitId"]!.GetValue<string>();
    }
}
