using System.Reflection;
using System.Text.Json;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Tests.Golden;

/// <summary>Folds a stored stream as the engine would, without a database.</summary>
internal static class GoldenFold
{
    /// <summary>The state after the last event, as JSON.</summary>
    public static JsonElement Fold(string tenant, string stream, IReadOnlyList<GoldenEvent> events)
    {
        var state = GoldenNames.States[stream.Split(':')[0]];
        var fold = typeof(GoldenFold).GetMethod(nameof(FoldAs), BindingFlags.Static | BindingFlags.NonPublic)!;
        return (JsonElement)fold.MakeGenericMethod(state).Invoke(null, [tenant, events])!;
    }

    /// <summary>Breaks of the stream's chain.</summary>
    public static IReadOnlyList<ChainBreak> Verify(GoldenStream golden)
    {
        var check = new StreamCheck(golden.Tenant, golden.Stream, golden.Events[^1].Version);
        var breaks = golden.Events
            .Select(stored => check.Next(stored.Link(golden.Tenant, golden.Stream), stored.Headers))
            .ToList();
        return [.. breaks.Append(check.End()).OfType<ChainBreak>()];
    }

    /// <summary>
    /// Where a state differs from the one that was kept. A member that came with a later build may be there as long as
    /// it says nothing.
    /// </summary>
    public static IEnumerable<string> Differences(JsonElement kept, JsonElement now, string path = "")
    {
        if (kept.ValueKind != now.ValueKind)
        {
            return [$"{path} was {kept.ValueKind}, is {now.ValueKind}"];
        }

        return kept.ValueKind switch
        {
            JsonValueKind.Object => Members(kept, now, path),
            JsonValueKind.Array when kept.GetArrayLength() != now.GetArrayLength() => [$"{path} has another length"],
            JsonValueKind.Array => kept.EnumerateArray().Zip(now.EnumerateArray())
                .SelectMany((pair, index) => Differences(pair.First, pair.Second, $"{path}/{index}")),
            _ => CanonicalJson.Write(kept).Span.SequenceEqual(CanonicalJson.Write(now).Span)
                ? []
                : [$"{path} was {kept.GetRawText()}, is {now.GetRawText()}"],
        };
    }

    private static IEnumerable<string> Members(JsonElement kept, JsonElement now, string path)
    {
        foreach (var member in kept.EnumerateObject())
        {
            if (!now.TryGetProperty(member.Name, out var value))
            {
                yield return $"{path}/{member.Name} is gone";
                continue;
            }

            foreach (var difference in Differences(member.Value, value, $"{path}/{member.Name}"))
            {
                yield return difference;
            }
        }

        foreach (var member in now.EnumerateObject().Where(member => !kept.TryGetProperty(member.Name, out _)))
        {
            if (!SaysNothing(member.Value))
            {
                yield return $"{path}/{member.Name} is new: {member.Value.GetRawText()}";
            }
        }
    }

    private static bool SaysNothing(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null or JsonValueKind.False => true,
        JsonValueKind.Number => value.GetRawText() == "0",
        JsonValueKind.String => value.GetString()!.Length == 0,
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => !value.EnumerateObject().Any(),
        _ => false,
    };

    private static JsonElement FoldAs<TState>(string tenant, IReadOnlyList<GoldenEvent> events)
        where TState : IFoldable<TState>
    {
        var folded = events.Aggregate(
            TState.Initial,
            (state, stored) => state.Apply(
                stored.Data.Deserialize(GoldenNames.Events[stored.Type], EngineJson.Options)!,
                new EventFacts(stored.Version, stored.At, stored.Actor(tenant))));
        return JsonSerializer.SerializeToElement(folded, EngineJson.Options);
    }
}
