using System.Diagnostics;
using System.Globalization;

namespace Workflow.Host.EmbeddedPostgres;

/// <summary>
/// Server processes that an earlier host left on a data folder. Whoever holds the folder's lock knows that nobody
/// else uses them, so they are ended in good order and the cluster is started anew.
/// </summary>
internal static class Leftovers
{
    private static readonly TimeSpan[] Patience =
        [TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10)];

    private static readonly int[] Signals = [Posix.Interrupt, Posix.Quit, Posix.Kill];

    /// <summary>Ends what still runs and removes the process file that a killed server could not remove.</summary>
    public static async Task EndAsync(ClusterFolder folder, ILogger logger, CancellationToken cancellation)
    {
        for (var step = 0; step < Signals.Length && Find(folder.Data).Count > 0; step++)
        {
            var processes = Find(folder.Data);
            var server = processes.Contains(ServerOf(folder) ?? 0) ? ServerOf(folder) : null;
            logger.LogWarning(
                "PostgreSQL still runs on {Data} from an earlier start ({Count} processes); ending it",
                folder.Data,
                processes.Count);
            // The children of a living server end with it; told directly, SIGINT would only cancel their statement.
            var told = step == 0 ? server is { } only ? [only] : [] : processes;
            foreach (var process in told)
            {
                Posix.Signal(process, Signals[step]);
            }

            await WaitAsync(folder.Data, Patience[step], cancellation);
        }

        // Its number may by now be that of a stranger, which would make the server believe that it runs already.
        File.Delete(folder.ProcessFile);
    }

    /// <summary>The server processes whose current folder is the data folder, as that of all of PostgreSQL's is.</summary>
    public static IReadOnlyList<int> Find(string data) =>
        [.. Directory.EnumerateDirectories("/proc")
            .Select(path => int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Where(id => id > 0 && IsServerIn(id, data))];

    private static int? ServerOf(ClusterFolder folder) =>
        File.Exists(folder.ProcessFile)
        && int.TryParse(File.ReadLines(folder.ProcessFile).FirstOrDefault(), CultureInfo.InvariantCulture, out var id)
            ? id
            : null;

    private static bool IsServerIn(int id, string data)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/comm").Trim() == "postgres"
                && new DirectoryInfo($"/proc/{id}/cwd").LinkTarget == data;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Ended meanwhile, or another user's and so not of this folder.
            return false;
        }
    }

    private static async Task WaitAsync(string data, TimeSpan patience, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < patience && Find(data).Count > 0)
        {
            await Task.Delay(50, cancellation);
        }
    }
}
