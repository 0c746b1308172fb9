using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json.Nodes;
using Marten;
using Workflow.Activities.Calendars;

namespace Workflow.Benchmarks.Boards;

/// <summary>How long the boards take over HTTP when ten years of a thousand units stand in them.</summary>
internal sealed class BoardsRun(BenchWorld world, BoardsSize size)
{
    private const int Warm = 3;
    private const int Times = 25;

    // A unit's own clerk, and the province's office.
    private static readonly (string User, string Path)[] Boards =
    [
        ("coordinator", "/desk"), ("coordinator", "/desk/assignments.overdue"), ("coordinator", "/cockpit"),
        ("coordinator", "/assignments"), ("coordinator", "/assignments?light=red"), ("coordinator", "/assignments?unit=320000-u0042"),
        ("coordinator", "/assignments?from={plan}"), ("coordinator", "/assignments?search=苏数交"),
        ("coordinator", "/report-rounds"), ("coordinator", "/notices"), ("coordinator", "/tickets"),
        ("coordinator", "/tickets?which=overdue"), ("coordinator", "/tickets/boards"), ("coordinator", "/tickets/boards/data-request"),
        ("coordinator", "/cases"), ("coordinator", "/catalogue"), ("clerk-mzt", "/assignments"), ("clerk-mzt", "/reports"),
        ("clerk-mzt", "/notices"), ("clerk-mzt", "/tickets"),
    ];

    /// <summary>Fills the rows, measures, gives a Markdown table.</summary>
    public async Task<string> MeasureAsync(CancellationToken cancellation)
    {
        var today = ChinaTime.DayOf(TimeProvider.System.GetUtcNow());
        await Console.Error.WriteLineAsync($"Filling {size.Units} units × {size.Years} years × {size.TasksPerUnit} tasks …");
        var rows = await new BoardsFill(world.Service<IDocumentStore>(), size, today).FillAsync(cancellation);
        await using (var analyze = world.Database.CreateCommand("vacuum analyze"))
        {
            await analyze.ExecuteNonQueryAsync(cancellation);
        }

        var table = new StringBuilder()
            .AppendLine(CultureInfo.InvariantCulture, $"Boards over {rows:N0} rows ({size.Units} units × {size.Years} years × {size.TasksPerUnit} tasks), {Times} times each:")
            .AppendLine()
            .AppendLine("| page | who | median ms | most ms |")
            .AppendLine("|---|---|---:|---:|");
        foreach (var who in Boards.GroupBy(board => board.User))
        {
            using var client = await SignInAsync(who.Key, cancellation);
            foreach (var (_, path) in who)
            {
                var address = path.Replace("{plan}", string.Create(CultureInfo.InvariantCulture, $"320000-{today.Year}-01"), StringComparison.Ordinal);
                var times = await TimesAsync(client, address, cancellation);
                table.AppendLine(CultureInfo.InvariantCulture, $"| {path} | {who.Key} | {times[times.Count / 2]:F0} | {times[^1]:F0} |");
            }
        }

        return table.ToString();
    }

    private static async Task<List<double>> TimesAsync(HttpClient client, string path, CancellationToken cancellation)
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

    private async Task<HttpClient> SignInAsync(string user, CancellationToken cancellation)
    {
        var client = new HttpClient { BaseAddress = world.Address };
        using var answer = await client.PostAsJsonAsync("/api/sign-in", new { user, password = $"demo-{user}" }, cancellation);
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonNode>(cancellation))!["token"]!.GetValue<string>();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }
}
