using Marten;
using MediatR;
using Workflow.Activities.Calendars;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Tasks.Moves;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tasks.Absences;

/// <summary>Where clerks say when they are away.</summary>
internal sealed class AbsenceDesk(IUnitOfWorkFactory units)
{
    public Task<AbsenceView> ActAsync(
        CommandContext context,
        string? id,
        Func<AbsenceState, DateOnly, IReadOnlyList<object>> decide,
        CancellationToken cancellation) =>
        Races.RunAsync(
            async () =>
            {
                var caller = context.Caller;
                if (!caller.Is(Roles.Clerk))
                {
                    throw Refusals.Forbidden("absence.clerks-only", "只有部门工作人员可以安排代办。");
                }

                await using var unit = await units.BeginAsync(context.In(caller.Tenant, $"absence-{caller.Id}"), cancellation);
                var found = await unit.LoadAsync<AbsenceState>(AbsenceState.Stream(caller.Id), cancellation);
                var today = ChinaTime.DayOf(unit.Now);
                var decided = decide(found.State, today);
                var after = decided.Count == 0 ? found : unit.Append(found, decided);
                var planned = id is null ? after.State.Planned[^1] : after.State.Planned.First(each => each.AbsenceId == id);
                return await unit.CommitAsync(
                    context, View(planned, after.State.Ended.Contains(planned.AbsenceId), today), 200, cancellation);
            },
            cancellation);

    public static AbsenceView View(AbsencePlanned one, bool isEnded, DateOnly today) => new(
        one.AbsenceId, one.Clerk, one.Deputy, one.From, one.Until, isEnded, !isEnded && one.From <= today && one.Until >= today);
}

/// <summary>Plans.</summary>
internal sealed class PlanAbsenceHandler(AbsenceDesk desk, Colleagues colleagues) : IRequestHandler<PlanAbsence, AbsenceView>
{
    public Task<AbsenceView> Handle(PlanAbsence request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        null,
        (state, today) =>
        {
            var caller = request.Context.Caller;
            var deputy = colleagues.Require(caller.Organisation, request.Deputy, "/deputy");
            return AbsenceDecisions.Plan(state, caller.Id, caller.Organisation, deputy, request.From, request.Until, today);
        },
        cancellationToken);
}

/// <summary>Ends.</summary>
internal sealed class EndAbsenceHandler(AbsenceDesk desk) : IRequestHandler<EndAbsence, AbsenceView>
{
    public Task<AbsenceView> Handle(EndAbsence request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context, request.Id, (state, _) => AbsenceDecisions.End(state, request.Id), cancellationToken);
}

/// <summary>Lists.</summary>
internal sealed class ListAbsencesHandler(IUnitOfWorkFactory units) : IRequestHandler<ListAbsences, IReadOnlyList<AbsenceView>>
{
    public async Task<IReadOnlyList<AbsenceView>> Handle(ListAbsences request, CancellationToken cancellationToken)
    {
        var caller = request.Caller;
        await using var unit = await units.BeginAsync(new Origin(caller.In(caller.Home), "list-absences"), cancellationToken);
        var (clerk, today) = (caller.Id, ChinaTime.DayOf(unit.Now));
        var rows = await unit.Query.Query<AbsenceRow>()
            .Where(row => (row.Clerk == clerk || row.Deputy == clerk) && !row.IsEnded && row.Until >= today)
            .OrderBy(row => row.From)
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row => new AbsenceView(
                row.Id, row.Clerk, row.Deputy, row.From, row.Until, row.IsEnded, row.From <= today)),
        ];
    }
}
