using MediatR;
using Workflow.Activities.Calendars;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Desk;

/// <summary>The desk of the caller's own office.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="What">The one group to read; all when null.</param>
/// <param name="Skip">Things of each group to leave out.</param>
/// <param name="Take">Things of each group to give at most.</param>
public sealed record GetDesk(Caller Caller, string? What = null, int Skip = 0, int Take = 10) : IRequest<DeskView>;

/// <summary>Asks every source. A city's office finds the city's, the province's its own.</summary>
internal sealed class GetDeskHandler(IUnitOfWorkFactory units, IEnumerable<IDeskSource> sources, TimeProvider clock)
    : IRequestHandler<GetDesk, DeskView>
{
    private const int Most = 200;

    public async Task<DeskView> Handle(GetDesk request, CancellationToken cancellationToken)
    {
        var caller = request.Caller;
        if (!caller.Oversees)
        {
            throw Refusals.Forbidden("desk.office-only", "“今日”由统筹人员查看，请从导航进入本单位的待办、进展报送和文书。");
        }

        var piles = sources.SelectMany(source => source.Piles)
            .OrderBy(pile => DeskSection.All.ToList().IndexOf(pile.Section))
            .Where(pile => request.What is null || pile.What == request.What)
            .ToList();
        if (piles.Count == 0)
        {
            throw Refusals.NotFound("desk.unknown", "没有这份清单，请从“今日”重新进入。");
        }

        await using var unit = await units.BeginAsync(new Origin(caller.In(caller.Tenant), "desk"), cancellationToken);
        var reading = new DeskReading(
            unit.Query,
            ChinaTime.DayOf(clock.GetUtcNow()),
            Math.Max(0, request.Skip),
            Math.Clamp(request.Take, 1, Most));
        var groups = new List<DeskGroup>();
        foreach (var pile in piles)
        {
            groups.Add(await pile.ReadAsync(reading, cancellationToken));
        }

        return new DeskView(reading.Today, groups);
    }
}
