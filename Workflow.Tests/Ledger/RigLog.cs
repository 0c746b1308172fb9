using System.Diagnostics;
using System.Globalization;

namespace Workflow.Tests.Ledger;

/// <summary>What happened during a run, in order; a file that can be followed while it runs.</summary>
internal sealed class RigLog : IDisposable
{
    private readonly Stopwatch clock = Stopwatch.StartNew();
    private readonly StreamWriter file;

    public RigLog(string folder) =>
        file = new StreamWriter(Path.Combine(folder, "run.log"), append: false) { AutoFlush = true };

    public void Write(string what)
    {
        lock (file)
        {
            file.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{clock.Elapsed.TotalSeconds,7:F1} {what}"));
        }
    }

    public void Dispose() => file.Dispose();
}
