using System.Text.Json.Nodes;
using Workflow.Tests.Support;

namespace Workflow.Tests.Veterans;

/// <summary>退役军人服务: veterans who come home, and the offices that receive them.</summary>
public sealed class VeteransWorld() : CaseWorld("veterans-services")
{
    private static int families = 5_000;

    /// <summary>A seed that no other test has: twelfths of it decide what the veteran asks for.</summary>
    public static int Seed(int remainder) => (Interlocked.Increment(ref families) * 12) + remainder;

    /// <summary>The result of an item, or how it stands.</summary>
    public static string Item(JsonObject found, string code)
    {
        var item = found["items"]!.AsArray().Single(item => item!["code"]!.GetValue<string>() == code)!;
        return item["result"]?.GetValue<string>() ?? item["status"]!.GetValue<string>();
    }

    /// <summary>Waits until a clerk has the task of an item.</summary>
    public Task<JsonObject> TaskAsync(string clerk, string number, string item) => Eventually.SeeAsync(
        async () => (await Host.Cases.TasksAsync(clerk, number)).FirstOrDefault(task => task["item"]?.GetValue<string>() == item) ?? [],
        task => task.Count > 0,
        TimeSpan.FromMinutes(1));
}
