using System.Globalization;
using System.Text.Json;
using Marten;
using MediatR;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Engine.Instances;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;
using Workflow.Engine.Triggers;

namespace Workflow.Activities.Reporting.Opening;

/// <summary>Opens a round by hand, and starts the workflow that reminds and ends it.</summary>
internal sealed class OpenRoundHandler(IUnitOfWorkFactory units, RoundOpening opening, IWorkflows workflows)
    : IRequestHandler<OpenRound, RoundReceipt>
{
    /// <summary>The definition in <c>definitions/governance</c>.</summary>
    public const string DefinitionId = "progress-report";

    public Task<RoundReceipt> Handle(OpenRound request, CancellationToken cancellationToken) => Races.RunAsync(
        async () =>
        {
            var tenant = request.Context.Caller.Tenant;
            ReportAccess.RequireOffice(request.Context.Caller, tenant);
            await using var unit = await units.BeginAsync(request.Context.In(tenant), cancellationToken);
            var period = PeriodOf(request);
            if (request.DueOn < ChinaTime.DayOf(unit.Now))
            {
                throw Wrong("/dueOn", "截止日不能早于今天。");
            }

            var instance = Guid.NewGuid().ToString("N");
            var round = await opening.OpenAsync(unit, request.PlanId, period, request.DueOn, instance, cancellationToken);
            await StartAsync(unit, request, instance, round.State.Opened!, cancellationToken);
            return await unit.CommitAsync(request.Context, Receipt(round.State), 201, cancellationToken);
        },
        cancellationToken);

    public static RoundReceipt Receipt(RoundState round) =>
        new(round.Opened!.RoundId, round.Status, round.Opened.Units.Count, round.Version);

    private static HalfYear PeriodOf(OpenRound request) =>
        int.TryParse(request.PlanId.Split('-').ElementAtOrDefault(1), NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            ? HalfYear.Read(year, request.Half) ?? throw Wrong("/half", "请选择上半年（h1）或下半年（h2）。")
            : throw Wrong("/planId", "请填写工作要点的编号，例如 320000-2026-01。");

    private async Task StartAsync(
        IUnitOfWork unit, OpenRound request, string instance, RoundOpened round, CancellationToken cancellation)
    {
        // Started past its calendar rule, which has nothing to wait for when a person opens the round.
        var trigger = await unit.Query.Query<TriggerRow>()
            .Where(row => row.DefinitionId == DefinitionId)
            .FirstOrDefaultAsync(cancellation);
        var input = JsonSerializer.SerializeToElement(
            new
            {
                planId = round.PlanId,
                half = round.Period.Code,
                dueOn = request.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            },
            EngineJson.Options);
        try
        {
            await workflows.StartAsync(
                unit,
                new StartRequest(
                    DefinitionId, input, round.RoundId, instance, $"{round.Period.Name}进展报送", TriggerActivityId: trigger?.ActivityId),
                cancellation);
        }
        catch (KeyNotFoundException)
        {
            throw Refusals.Conflict("report-round.undefined", $"还没有发布“进展报送”流程（{DefinitionId}），请业务分析员发布后再试。");
        }
    }

    private static RefusalException Wrong(string field, string message) =>
        Refusals.Invalid("report-round.invalid", "填写的内容有误，请按提示改正。", new FieldError(field, message));
}
