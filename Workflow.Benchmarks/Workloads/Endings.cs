using System.Collections.Concurrent;
using Npgsql;
using Workflow.Engine.Instances;

namespace Workflow.Benchmarks.Workloads;

/// <summary>Tells when instances that the dispatcher moves have ended, with one question for all of them.</summary>
internal sealed class Endings(NpgsqlDataSource database) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(4);

    private readonly ConcurrentDictionary<string, TaskCompletionSource> awaited = new(StringComparer.Ordinal);
    private readonly CancellationTokenSource stopping = new();
    private Task? watching;

    /// <summary>Completes when the instance has ended; it may take a few milliseconds longer to be noticed.</summary>
    public Task AwaitAsync(string instance, CancellationToken cancellation)
    {
        watching ??= Task.Run(WatchAsync, CancellationToken.None);
        return awaited
            .GetOrAdd(instance, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously))
            .Task.WaitAsync(TimeSpan.FromMinutes(1), cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync();
        await (watching ?? Task.CompletedTask).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stopping.Dispose();
    }

    private async Task WatchAsync()
    {
        while (true)
        {
            await Task.Delay(Pause, stopping.Token);
            if (!awaited.IsEmpty)
            {
                await LookAsync();
            }
        }
    }

    private async Task LookAsync()
    {
        await using var command = database.CreateCommand(
            """
            select id from workflow.mt_doc_instancerow
            where tenant_id = $1 and id = any($2) and data ->> 'status' = $3
            """);
        command.Parameters.Add(new() { Value = BenchWorld.Origin.Tenant });
        command.Parameters.Add(new() { Value = awaited.Keys.ToArray() });
        command.Parameters.Add(new() { Value = nameof(WorkflowStatus.Finished) });
        await using var row = await command.ExecuteReaderAsync(stopping.Token);
        while (await row.ReadAsync(stopping.Token))
        {
            if (awaited.TryRemove(row.GetString(0), out var ended))
            {
                ended.SetResult();
            }
        }
    }
}
