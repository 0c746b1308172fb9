using MediatR;
using Workflow.Activities.Calendars;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Tasks.Moves;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tasks.Urging;

/// <summary>催办: by a coordinator, or by a clerk of the task's organisation.</summary>
/// <param name="Context">Caller, key.</param>
/// <param name="Id">Task.</param>
/// <param name="Words">What is written; may be null.</param>
public sealed record UrgeTask(CommandContext Context, string Id, string? Words) : IRequest<UrgingReceipt>;

/// <summary>A task was urged.</summary>
/// <param name="Id">Task.</param>
/// <param name="UrgedAt">When.</param>
/// <param name="Version">Version of the task stream, for If-Match.</param>
public sealed record UrgingReceipt(string Id, DateTimeOffset UrgedAt, long Version);

/// <summary>Urges.</summary>
internal sealed class UrgeTaskHandler(IUnitOfWorkFactory units, TaskHome home, ICalendars calendars, IVault vault)
    : IRequestHandler<UrgeTask, UrgingReceipt>
{
    public async Task<UrgingReceipt> Handle(UrgeTask request, CancellationToken cancellationToken)
    {
        var context = request.Context;
        var tenant = await home.TenantOfAsync(context.Caller, request.Id, cancellationToken);
        return await Races.RunAsync(
            async () =>
            {
                await using var unit = await units.BeginAsync(context.In(tenant), cancellationToken);
                var found = await unit.LoadAsync<TaskState>(TaskState.Stream(request.Id), cancellationToken);
                var state = Require(context.Caller, found);
                context.RequireVersion(found.Version);
                unit.Correlate(state.Created!.CaseNumber);
                var day = WorkingDay(unit.Now);
                UrgeDecisions.RequireAllowed(state, context.Caller.Id, day);
                var words = await vault.WordsAsync(unit, state, request.Words, cancellationToken);
                var after = unit.Append(found, UrgeDecisions.Urge(state, context.Caller.Id, day, words));
                return await unit.CommitAsync(
                    context, new UrgingReceipt(request.Id, unit.Now, after.Version), 200, cancellationToken);
            },
            cancellationToken);
    }

    private static TaskState Require(Caller caller, Loaded<TaskState> found) =>
        found.Exists && caller.Is(Roles.Coordinator) ? found.State : TaskAccess.Require(caller, found);

    private DateOnly WorkingDay(DateTimeOffset now) => calendars.China.WorkingDayBefore(ChinaTime.DayOf(now).AddDays(1));
}
