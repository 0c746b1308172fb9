using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Engine.Storage;

namespace Workflow.Tests.Support;

/// <summary>Waits for what others bring about, and fails when it does not come.</summary>
internal static class Eventually
{
    /// <summary>Looks again and again; gives the first look that fits, and fails with the last one that did not.</summary>
    /// <exception cref="TimeoutException">It did not come in time.</exception>
    public static async Task<T> SeeAsync<T>(
        Func<Task<T>> look,
        Func<T, bool> fits,
        TimeSpan? patience = null,
        [CallerArgumentExpression(nameof(fits))] string awaited = "")
    {
        for (var end = Environment.TickCount64 + (patience ?? TimeSpan.FromSeconds(30)).TotalMilliseconds; ;)
        {
            var seen = await look();
            if (fits(seen))
            {
                return seen;
            }

            if (Environment.TickCount64 > end)
            {
                throw new TimeoutException($"Never came to {awaited}. Last seen: {Describe(seen)}");
            }

            await Task.Delay(50);
        }
    }

    /// <summary>The same for what can be seen at once.</summary>
    /// <exception cref="TimeoutException">It did not come in time.</exception>
    public static Task<T> SeeAsync<T>(
        Func<T> look,
        Func<T, bool> fits,
        TimeSpan? patience = null,
        [CallerArgumentExpression(nameof(fits))] string awaited = "") =>
        SeeAsync(() => Task.FromResult(look()), fits, patience, awaited);

    private static string Describe<T>(T seen) =>
        seen is JsonNode json ? json.ToJsonString() : JsonSerializer.Serialize(seen, EngineJson.Options);
}
