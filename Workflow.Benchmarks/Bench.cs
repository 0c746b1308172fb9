using Workflow.Benchmarks.Boards;
using Workflow.Benchmarks.Pages;
using Workflow.Benchmarks.Workloads;
using Workflow.Host.EmbeddedPostgres;

namespace Workflow.Benchmarks;

/// <summary>Measures the engine against what the same PostgreSQL does by itself, in one run.</summary>
internal static class Bench
{
    /// <summary>Runs the program; gives its exit code.</summary>
    public static async Task<int> RunAsync(string[] args)
    {
        BenchOptions options;
        try
        {
            options = BenchOptions.Parse(args);
        }
        catch (FormatException failure)
        {
            await Console.Error.WriteLineAsync($"{failure.Message}{Environment.NewLine}{BenchOptions.Usage}");
            return 2;
        }

        using var stopping = new CancellationTokenSource();
        Console.CancelKeyPress += (_, signal) =>
        {
            signal.Cancel = true;
            stopping.Cancel();
        };
        try
        {
            await MeasureAsync(options, stopping.Token);
            return 0;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return 130;
        }
        catch (Exception failure) when (failure is InvalidOperationException or IOException or EmbeddedClusterException)
        {
            await Console.Error.WriteLineAsync(failure.Message);
            return 1;
        }
    }

    private static async Task MeasureAsync(BenchOptions options, CancellationToken cancellation)
    {
        await using var world = await BenchWorld.StartAsync(cancellation);
        if (options.Boards is { } size)
        {
            Console.WriteLine(await new BoardsRun(world, size).MeasureAsync(cancellation));
            return;
        }

        if (options.Cases is { } cases)
        {
            Console.WriteLine(await new CasesRun(world, cases).MeasureAsync(cancellation));
            return;
        }

        await using var endings = new Endings(world.Database);
        var run = new LoadRun(world, await PgBench.PrepareAsync(world, cancellation), options);
        Workload[] all = [new TenActivities(world), new OneWait(world), new FourBranches(world), new OutsideCall(world, endings)];
        var loads = new List<LoadResult>();
        var chosen = all.Where(workload => options.Workloads.Contains(workload.Name)).ToList();
        await Console.Error.WriteLineAsync("Warming up …");
        foreach (var workload in chosen)
        {
            await run.WarmAsync(workload, cancellation);
        }

        foreach (var workload in chosen)
        {
            await Console.Error.WriteLineAsync($"{workload.Name}: {workload.Title} …");
            foreach (var concurrency in options.Concurrency)
            {
                loads.Add(await run.MeasureAsync(workload, concurrency, cancellation));
            }
        }

        var waits = options.Workloads.Contains("W4")
            ? await new LongHistory(world).MeasureAsync(1 + (2 * options.Slices), cancellation)
            : [];
        var start = options.Workloads.Contains("W1") ? await run.MeasureStartAsync(new AcceptedStart(world, endings), cancellation) : null;
        await BooksAsync(world, cancellation);
        var results = new BenchResults(loads, waits, start);
        Console.WriteLine(Report.Markdown(results));
        if (options.Json is { } file)
        {
            await File.WriteAllTextAsync(file, Report.Json(results) + "\n", cancellation);
        }
    }

    /// <summary>What was measured must also be true: every chain holds, nothing is left over, everything has ended.</summary>
    private static async Task BooksAsync(BenchWorld world, CancellationToken cancellation)
    {
        await Console.Error.WriteLineAsync("Checking the books …");
        await using var open = world.Database.CreateCommand(
            """
            select (select count(*) from workflow.wf_work)
                 + (select count(*) from workflow.mt_doc_instancerow where data ->> 'subStatus' <> 'Finished')
            """);
        if ((long)(await open.ExecuteScalarAsync(cancellation))! != 0 || !await world.VerifyAsync(cancellation))
        {
            throw new InvalidOperationException("The books are wrong: something is left over, or a chain does not hold.");
        }
    }
}
