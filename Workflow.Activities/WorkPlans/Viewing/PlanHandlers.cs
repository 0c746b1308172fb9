using Marten;
using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Activities.WorkPlans.Tables;
using Workflow.Engine.Streams;

namespace Workflow.Activities.WorkPlans.Viewing;

/// <summary>Lists the tenant's plans.</summary>
internal sealed class ListPlansHandler(IUnitOfWorkFactory units) : IRequestHandler<ListPlans, Page<PlanSummary>>
{
    private const int Most = 200;

    public async Task<Page<PlanSummary>> Handle(ListPlans request, CancellationToken cancellationToken)
    {
        var caller = request.Caller;
        PlanDesk.Require(caller);
        await using var unit = await units.BeginAsync(new Origin(caller.In(caller.Tenant), "list-plans"), cancellationToken);
        IQueryable<PlanRow> rows = unit.Session.Query<PlanRow>();
        rows = request.Year is { } year ? rows.Where(row => row.Year == year) : rows;
        rows = request.Status is { Length: > 0 } status ? rows.Where(row => row.Status == status) : rows;
        var total = await rows.CountAsync(cancellationToken);
        var page = await rows
            .OrderByDescending(row => row.Year).ThenByDescending(row => row.Id)
            .Skip(Math.Max(0, request.Skip))
            .Take(Math.Clamp(request.Take, 0, Most))
            .ToListAsync(cancellationToken);
        return new Page<PlanSummary>(page, total);
    }
}

/// <summary>Shows one plan.</summary>
internal sealed class GetPlanHandler(PlanDesk desk) : IRequestHandler<GetPlan, PlanView>
{
    public Task<PlanView> Handle(GetPlan request, CancellationToken cancellationToken) =>
        desk.FindAsync(request.Caller, request.Id, cancellationToken);
}

/// <summary>Writes the task table.</summary>
internal sealed class ExportPlanHandler(PlanDesk desk) : IRequestHandler<ExportPlan, SentFile>
{
    public async Task<SentFile> Handle(ExportPlan request, CancellationToken cancellationToken)
    {
        var plan = await desk.FindAsync(request.Caller, request.Id, cancellationToken);
        var sheet = PlanTable.Of(plan.Title, plan.Programmes, desk.Book(request.Caller));
        return new SentFile($"{plan.Title}任务推进表.xlsx", SheetWriter.Write(sheet), SheetWriter.MediaType);
    }
}
