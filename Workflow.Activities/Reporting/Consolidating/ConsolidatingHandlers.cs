using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.Documents.Letters;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Activities.Reporting.Opening;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Reporting.Consolidating;

/// <summary>汇总: ends the round and all of its reports, so that the documents stay as they are.</summary>
internal sealed class ConsolidateRoundHandler(IUnitOfWorkFactory units) : IRequestHandler<ConsolidateRound, RoundReceipt>
{
    public Task<RoundReceipt> Handle(ConsolidateRound request, CancellationToken cancellationToken) => Races.RunAsync(
        async () =>
        {
            var (context, id) = (request.Context, request.RoundId);
            var tenant = ReportIds.TenantOf(id) ?? throw Refusals.NotFound("report-round.unknown", "没有找到这一轮报送。");
            await using var unit = await units.BeginAsync(context.In(tenant, id), cancellationToken);
            var round = await unit.LoadAsync<RoundState>(ReportIds.RoundStream(id), cancellationToken);
            var state = ReportAccess.Require(context.Caller, tenant, round);
            ReportAccess.RequireOffice(context.Caller, tenant);
            context.RequireVersion(round.Version);
            var reports = await RoundGathering.ReportsAsync(unit, state.Opened!, cancellationToken);
            var decided = RoundDecisions.Consolidate(state, [.. reports.Select(report => report.State)]);
            if (decided.Count > 0)
            {
                round = unit.Append(round, decided);
                foreach (var report in reports.Where(report => !report.State.IsEnded))
                {
                    unit.Append(report, ReportDecisions.End(report.State));
                }
            }

            return await unit.CommitAsync(context, OpenRoundHandler.Receipt(round.State), 200, cancellationToken);
        },
        cancellationToken);
}

/// <summary>Writes the report or the table; before the consolidation the report is marked as a draft.</summary>
internal sealed class ExportRoundHandler(IUnitOfWorkFactory units, RoundGathering gathering)
    : IRequestHandler<ExportRound, SentFile>
{
    public async Task<SentFile> Handle(ExportRound request, CancellationToken cancellationToken)
    {
        var id = request.RoundId;
        var tenant = ReportIds.TenantOf(id) ?? throw Refusals.NotFound("report-round.unknown", "没有找到这一轮报送。");
        await using var unit = await units.BeginAsync(new Origin(request.Caller.In(tenant), id), cancellationToken);
        var found = await unit.LoadAsync<RoundState>(ReportIds.RoundStream(id), cancellationToken);
        var round = ReportAccess.Require(request.Caller, tenant, found);
        var all = await gathering.GatherAsync(unit, round, cancellationToken);
        var name = $"{all.PlanTitle}{all.Period.Name}";
        return request.AsTable
            ? new SentFile($"{name}进展汇总表.xlsx", SheetWriter.Write(ConsolidatedTable.Of(all)), SheetWriter.MediaType)
            : new SentFile($"{name}进展情况汇总.docx", PaperDocx.Write(ConsolidatedPaper.Of(all)), LetterDocx.MediaType);
    }
}
