using Marten;
using MediatR;
using Workflow.Activities.Scenarios;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Drafts;

/// <summary>Shows a draft to its writer.</summary>
internal sealed class GetDraftHandler(IUnitOfWorkFactory units, DraftKeeping keeping) : IRequestHandler<GetDraft, Draft?>
{
    public async Task<Draft?> Handle(GetDraft request, CancellationToken cancellationToken)
    {
        var tenant = request.Caller.Home;
        await using var unit = await units.BeginAsync(new Origin(request.Caller.In(tenant), "get-draft"), cancellationToken);
        var row = await unit.Query.LoadAsync<DraftRow>(
            DraftRow.IdOf(request.Caller.Id, request.Scenario), cancellationToken);
        return await keeping.OpenAsync(tenant, row, unit.Now, cancellationToken);
    }
}

/// <summary>Lists a writer's drafts; nothing has to be opened for it.</summary>
internal sealed class ListDraftsHandler(IUnitOfWorkFactory units, IScenarios scenarios)
    : IRequestHandler<ListDrafts, IReadOnlyList<DraftSummary>>
{
    public async Task<IReadOnlyList<DraftSummary>> Handle(ListDrafts request, CancellationToken cancellationToken)
    {
        await using var unit = await units.BeginAsync(
            new Origin(request.Caller.In(request.Caller.Home), "list-drafts"), cancellationToken);
        var (writer, now) = (request.Caller.Id, unit.Now);
        var rows = await unit.Query.Query<DraftRow>()
            .Where(row => row.Writer == writer && row.KeptUntil > now && row.CaseNumber == null)
            .OrderByDescending(row => row.SavedAt)
            .ToListAsync(cancellationToken);
        return [.. rows.Where(row => scenarios.Find(row.Scenario) is not null).Select(row => Of(row, scenarios))];
    }

    public static DraftSummary Of(DraftRow row, IScenarios scenarios) =>
        new(row.Scenario, scenarios.Find(row.Scenario)?.Name ?? row.Scenario, row.SavedAt, row.KeptUntil);
}
