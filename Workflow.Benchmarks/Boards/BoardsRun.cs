using System.Globalization;
using Marten;
using Workflow.Activities.Calendars;
using Workflow.Benchmarks.Pages;

namespace Workflow.Benchmarks.Boards;

/// <summary>How long the boards take over HTTP when ten years of a thousand units stand in them.</summary>
internal sealed class BoardsRun(BenchWorld world, BoardsSize size)
{
    // A unit's own clerk, and the province's office.
    private static readonly PageVisit[] Boards =
    [
        new("coordinator", "/desk"), new("coordinator", "/desk/assignments.overdue"), new("coordinator", "/cockpit"),
        new("coordinator", "/assignments"), new("coordinator", "/assignments?light=red"), new("coordinator", "/assignments?unit=320000-u0042"),
        new("coordinator", "/assignments?from={plan}"), new("coordinator", "/assignments?search=苏数交"),
        new("coordinator", "/report-rounds"), new("coordinator", "/notices"), new("coordinator", "/tickets"),
        new("coordinator", "/tickets?which=overdue"), new("coordinator", "/tickets/boards"), new("coordinator", "/tickets/boards/data-request"),
        new("coordinator", "/cases"), new("coordinator", "/catalogue"), new("clerk-mzt", "/assignments"), new("clerk-mzt", "/reports"),
        new("clerk-mzt", "/notices"), new("clerk-mzt", "/tickets"),
    ];

    /// <summary>Fills the rows, measures, gives a Markdown table.</summary>
    public async Task<string> MeasureAsync(CancellationToken cancellation)
    {
        var today = ChinaTime.DayOf(TimeProvider.System.GetUtcNow());
        await Console.Error.WriteLineAsync($"Filling {size.Units} units × {size.Years} years × {size.TasksPerUnit} tasks …");
        var rows = await new BoardsFill(world.Service<IDocumentStore>(), size, today).FillAsync(cancellation);
        await world.SettleAsync(cancellation);
        var plan = string.Create(CultureInfo.InvariantCulture, $"320000-{today.Year}-01");
        return await PageTimes.TableAsync(
            $"Boards over {rows:N0} rows ({size.Units} units × {size.Years} years × {size.TasksPerUnit} tasks)",
            world.Address,
            Boards.Select(board => board with { Path = board.Path.Replace("{plan}", plan, StringComparison.Ordinal) }),
            cancellation);
    }
}
