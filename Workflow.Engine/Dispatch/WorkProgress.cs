using System.Diagnostics;
using Npgsql;

namespace Workflow.Engine.Dispatch;

/// <summary>Looks at the work table: any node may do the work, so its end is seen there and nowhere else.</summary>
internal sealed class WorkProgress(NpgsqlDataSource database) : IWorkProgress
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(200);

    public async Task<bool> WaitAsync(
        IReadOnlyCollection<Guid> work,
        TimeSpan longest,
        CancellationToken cancellation)
    {
        var waited = Stopwatch.StartNew();
        var pause = Shortest;
        while (await IsOpenAsync(work, cancellation))
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

    private async Task<bool> IsOpenAsync(IReadOnlyCollection<Guid> work, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "select exists (select from workflow.wf_work where id = any($1) and dead_at is null)");
        command.Parameters.Add(new() { Value = work.ToArray() });
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }
}
