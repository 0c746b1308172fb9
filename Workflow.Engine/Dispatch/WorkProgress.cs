using System.Diagnostics;
using Npgsql;

namespace Workflow.Engine.Dispatch;

/// <summary>Looks at the work table: any node may do the work, so its end is seen there and nowhere else.</summary>
internal sealed class WorkProgress(NpgsqlDataSource database, TimeProvider clock) : IWorkProgress
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(200);

    /// <summary>How far another node's clock may be ahead.</summary>
    private static readonly TimeSpan Skew = TimeSpan.FromMilliseconds(500);

    public Task<bool> WaitAsync(IReadOnlyCollection<Guid> work, TimeSpan longest, CancellationToken cancellation) =>
        UntilNoneAsync("id = any($1)", () => [work.ToArray()], longest, cancellation);

    public Task<bool> RestAsync(string tenant, string instanceId, TimeSpan longest, CancellationToken cancellation) =>
        UntilNoneAsync(
            // A child's id is its parent's and a suffix behind a dot.
            "tenant = $1 and (instance_id = $2 or starts_with(instance_id, $2 || '.')) and due_at <= $3",
            // The time of each look: what one piece of work leads to is due later than that was.
            () => [tenant, instanceId, clock.GetUtcNow() + Skew],
            longest,
            cancellation);

    private async Task<bool> UntilNoneAsync(
        string condition,
        Func<object[]> values,
        TimeSpan longest,
        CancellationToken cancellation)
    {
        var waited = Stopwatch.StartNew();
        var pause = Shortest;
        while (await IsOpenAsync(condition, values(), cancellation))
        {
            if (waited.Elapsed > longest)
            {
                return false;
            }

            await Task.Delay(pause, cancellation);
            pause = pause * 2 < Longest ? pause * 2 : Longest;
        }

        return true;
    }

    private async Task<bool> IsOpenAsync(string condition, object[] values, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            $"select exists (select from workflow.wf_work where dead_at is null and {condition})");
        foreach (var value in values)
        {
            command.Parameters.Add(new() { Value = value });
        }

        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
