return await Workflow.Benchmarks.Bench.RunAsync(args);
