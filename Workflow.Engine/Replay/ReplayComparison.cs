using System.Collections.Immutable;
using System.Text.Json;
using Workflow.Engine.Instances;

namespace Workflow.Engine.Replay;

/// <summary>Holds two ways of an instance against each other.</summary>
internal static class ReplayComparison
{
    private const double Tolerance = 1;

    public static ReplayReport Of(
        RunLog recorded,
        RunLog replayed,
        InstanceState before,
        InstanceState after,
        ImmutableArray<string> remarks)
    {
        var divergence = Divergence(recorded.Steps, replayed.Steps);
        ImmutableArray<string> outputs =
        [
            .. before.Output.Keys.Union(after.Output.Keys)
                .Where(name => !Same(before.Output, after.Output, name))
                .Order(StringComparer.Ordinal),
        ];
        var shift = Shift(recorded.Steps, replayed.Steps, before, after);
        return new ReplayReport(
            divergence is not null,
            before.Status != after.Status
                || before.SubStatus != after.SubStatus
                || !outputs.IsEmpty
                || !before.Incidents.Select(one => one.Code).Order().SequenceEqual(after.Incidents.Select(one => one.Code).Order()),
            Math.Abs(shift) >= Tolerance,
            divergence,
            before.SubStatus.ToString(),
            after.SubStatus.ToString(),
            outputs,
            shift,
            remarks);
    }

    private static Divergence? Divergence(IReadOnlyList<ReplayStep> recorded, IReadOnlyList<ReplayStep> replayed)
    {
        for (var index = 0; index < Math.Max(recorded.Count, replayed.Count); index++)
        {
            var (one, other) = (recorded.ElementAtOrDefault(index), replayed.ElementAtOrDefault(index));
            if (one is null || !one.IsSame(other))
            {
                return new Divergence(index + 1, one, other);
            }
        }

        return null;
    }

    private static double Shift(
        IReadOnlyList<ReplayStep> recorded,
        IReadOnlyList<ReplayStep> replayed,
        InstanceState before,
        InstanceState after)
    {
        var times = Numbered(replayed).ToDictionary(pair => pair.Key, pair => pair.At);
        var shifts = Numbered(recorded)
            .Where(pair => times.ContainsKey(pair.Key))
            .Select(pair => (times[pair.Key] - pair.At).TotalSeconds);
        return (before.FinishedAt is { } was && after.FinishedAt is { } would ? shifts.Append((would - was).TotalSeconds) : shifts)
            .OrderByDescending(Math.Abs)
            .FirstOrDefault();
    }

    /// <summary>Steps by activity, visit and number within the visit: one that was retried ends more than once in it.</summary>
    private static IEnumerable<((string Activity, int Visit, int Number) Key, DateTimeOffset At)> Numbered(
        IEnumerable<ReplayStep> steps) => steps
            .GroupBy(step => (step.ActivityId, step.Visit))
            .SelectMany(visit => visit.Select((step, number) => ((step.ActivityId, step.Visit, number), step.At)));

    private static bool Same(
        ImmutableDictionary<string, JsonElement> one,
        ImmutableDictionary<string, JsonElement> other,
        string name) =>
        one.TryGetValue(name, out var left)
        && other.TryGetValue(name, out var right)
        && JsonElement.DeepEquals(left, right);
}
