using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Workflow.Benchmarks.Pages;

/// <summary>How long pages take over HTTP, one after the other.</summary>
internal static class PageTimes
{
    private const int Warm = 3;
    private const int Times = 25;

    /// <summary>Measures pages; gives a Markdown table.</summary>
    public static async Task<string> TableAsync(string title, Uri address, IEnumerable<PageVisit> visits, CancellationToken cancellation)
    {
        var table = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"{title}, {Times} times each:")
            .AppendLine()
            .AppendLine("| page | who | median ms | most ms |")
            .AppendLine("|---|---|---:|---:|");
        foreach (var who in visits.GroupBy(visit => visit.User))
        {
            using var client = await SignedIn.AsAsync(address, who.Key, cancellation);
            foreach (var (_, path) in who)
            {
                var times = await MeasureAsync(client, path, cancellation);
                table.AppendLine(CultureInfo.InvariantCulture, $"| {path} | {who.Key} | {times[times.Count / 2]:F0} | {times[^1]:F0} |");
            }
        }

        return table.ToString();
    }

    private static async Task<List<double>> MeasureAsync(HttpClient client, string path, CancellationToken cancellation)
    {
        var times = new List<double>();
        for (var i = -Warm; i < Times; i++)
        {
            var watch = Stopwatch.StartNew();
            using var answer = await client.GetAsync(new Uri(path, UriKind.Relative), cancellation);
            await answer.Content.ReadAsByteArrayAsync(cancellation);
            if (!answer.IsSuccessStatusCode)
            {
                throw new InvalidOperationException($"{path} answered {(int)answer.StatusCode}.");
            }

            if (i >= 0)
            {
                times.Add(watch.Elapsed.TotalMilliseconds);
            }
        }

        times.Sort();
        return times;
    }
}
