namespace Workflow.Benchmarks;

/// <summary>What one workload did at one concurrency.</summary>
/// <param name="Name"><c>W1</c> …</param>
/// <param name="Title">What it is.</param>
/// <param name="Concurrency">How many at a time.</param>
/// <param name="Completed">Workflows that went from start to end.</param>
/// <param name="PerSecond">Workflows per second.</param>
/// <param name="PgBench">Mean rate of the yardstick before, between and after.</param>
/// <param name="P50">Median of the time from start to end.</param>
/// <param name="P99">99th percentile of it.</param>
/// <param name="EngineCpu">Processor time of this process per workflow.</param>
/// <param name="DatabaseCpu">Processor time of the database server per workflow.</param>
/// <param name="Bytes">Tables and indexes per workflow.</param>
internal sealed record LoadResult(
    string Name,
    string Title,
    int Concurrency,
    int Completed,
    double PerSecond,
    double PgBench,
    TimeSpan P50,
    TimeSpan P99,
    TimeSpan EngineCpu,
    TimeSpan DatabaseCpu,
    double Bytes)
{
    /// <summary>The share of the yardstick's rate.</summary>
    public double Ratio => PerSecond / PgBench;
}

/// <summary>What one resume took of an instance that waits so often.</summary>
internal sealed record WaitResult(string Name, int Waits, double MsPerResume);

/// <summary>What one start took until it was committed, one at a time, beside one transaction of the yardstick.</summary>
/// <param name="P50">Median until the acknowledgement.</param>
/// <param name="PgBench">Rate of the yardstick with one client, before and after.</param>
internal sealed record StartResult(TimeSpan P50, double PgBench)
{
    /// <summary>In transactions of the yardstick.</summary>
    public double Transactions => P50.TotalSeconds * PgBench;
}

/// <summary>Everything one run measured.</summary>
internal sealed record BenchResults(
    IReadOnlyList<LoadResult> Loads,
    IReadOnlyList<WaitResult> Waits,
    StartResult? Start);
