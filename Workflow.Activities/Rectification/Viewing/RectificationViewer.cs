using System.Text.Json;
using MediatR;
using Workflow.Activities.Calendars;
using Workflow.Activities.Callers;
using Workflow.Activities.Files;
using Workflow.Activities.Notices;
using Workflow.Activities.Notices.Viewing;
using Workflow.Activities.Organisations;
using Workflow.Engine.Privacy;
using Workflow.Engine.Storage;

namespace Workflow.Activities.Rectification.Viewing;

/// <summary>Shows rectifications to whoever may read them.</summary>
internal sealed class RectificationViewer(
    IVault vault, IOrganisations organisations, ICalendars calendars, IMediator mediator, FileShelf shelf, TimeProvider clock)
{
    public WorkingCalendar Calendar => calendars.China;

    public DateOnly Today => ChinaTime.DayOf(clock.GetUtcNow());

    public RectificationSummary Show(RectificationRow row)
    {
        var light = RectificationLight.Of(row, Calendar, Today);
        return new RectificationSummary
        {
            Id = row.Id,
            Number = row.Number,
            Order = row.Order,
            Status = row.Status,
            Light = light.Light,
            LightReason = light.Reason,
            Matter = row.Matter,
            Unit = row.Unit,
            UnitName = NameOf(row.Unit),
            Level = row.Level,
            DueOn = row.DueOn,
            Failures = row.Failures.Count,
            OrderedAt = row.OrderedAt,
            PlannedAt = row.PlannedAt,
            ReportedAt = row.ReportedAt,
            ClosedAt = row.ClosedAt,
            Version = row.Version,
        };
    }

    public async Task<RectificationView> ShowAsync(
        Caller caller, string tenant, RectificationState state, CancellationToken cancellation)
    {
        var order = state.Order!;
        var remarks = state.Steps.Select(step => step.Words).Append(state.Plan)
            .Concat(state.Answers.SelectMany(answer => new[] { answer.Words, answer.Evidence }));
        var keys = await vault.OpenAsync(tenant, JsonSerializer.SerializeToElement(remarks, EngineJson.Options), cancellation);
        var rows = await shelf.ListAsync(tenant, order.RectificationId, cancellation);
        var names = await shelf.KeysAsync(tenant, rows, cancellation);
        var files = rows.Select(row => row.Show(names)).ToList();
        var notices = await mediator.Send(new ListNotices(caller, new NoticeFilter(MatterId: order.Matter.Id), Take: 200), cancellation);
        return new RectificationView(Show(RectificationRow.Of(order, state)))
        {
            Requirements =
            [
                .. order.Requirements.Select((text, i) => i < state.Answers.Length
                    ? new RequirementView(text, state.Answers[i].Words.Read(keys), state.Answers[i].Evidence.Read(keys))
                    {
                        Files = [.. files.Where(file => state.Answers[i].Files?.Any(one => one.Id == file.Id) == true)],
                    }
                    : new RequirementView(text, null, null)),
            ],
            Plan = state.Plan?.Read(keys),
            Terms = order.Terms,
            Notices = [.. notices.Items.OrderBy(notice => notice.DraftedAt)],
            InstanceId = caller.Oversees ? order.InstanceId : null,
            Steps =
            [
                .. state.Steps.Select(step => new RectificationStepView(
                    step.What, step.At, step.By, NameOf(step.Organisation), step.Words?.Read(keys), step.Detail)),
            ],
            Acts = RectificationAccess.Acts(caller, tenant, state),
        };
    }

    public string NameOf(string organisation) => organisations.NameOf(organisation);
}
