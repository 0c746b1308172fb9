using System.Text.Json;
using MediatR;
using Workflow.Activities.Drafts;
using Workflow.Activities.Files.Claiming;
using Workflow.Activities.Files.Uploading;
using Workflow.Engine.Streams;

namespace Workflow.Activities.ServiceCodes.Drafting;

/// <summary>Keeps a draft, and the files uploaded for it, until the visit ends.</summary>
internal sealed class SaveCounterDraftHandler(IUnitOfWorkFactory units, CounterDraftKeeping keeping)
    : IRequestHandler<SaveCounterDraft, CounterDraft>
{
    public async Task<CounterDraft> Handle(SaveCounterDraft request, CancellationToken cancellationToken)
    {
        var caller = request.Context.Caller;
        DraftKeeping.RequireModest(request.Form);
        var (visit, scenario) = await keeping.RequireAsync(caller, request.VisitId, request.Scenario, cancellationToken);
        var tenant = CounterDraftKeeping.TenantOf(caller);
        await using var unit = await units.BeginAsync(request.Context.In(tenant, request.VisitId), cancellationToken);
        var id = CounterDraftKeeping.IdOf(visit, scenario);
        var former = await unit.Query.LoadAsync<DraftRow>(id, cancellationToken);
        var typed = new Draft(DraftRow.KeyAfter(former, unit.Now)) { Division = request.Division, Form = request.Form };
        var shown = await keeping.ShowAsync(unit, caller, visit, scenario, typed, request.Company, cancellationToken);
        var draft = typed with { Form = shown.Form };
        unit.Store(new DraftRow
        {
            Id = id,
            Writer = CounterDraftKeeping.WriterOf(visit),
            Scenario = scenario.Code,
            SavedAt = unit.Now,
            KeptUntil = visit.EndsAt,
            Key = draft.Key,
            Content = await keeping.SealAsync(tenant, visit, draft, cancellationToken),
        });
        IReadOnlyList<string> files = [.. FileAnswers.IdsIn(scenario.Form, JsonSerializer.SerializeToElement(draft.Form))];
        await unit.KeepUploadsAsync(caller.Id, files, visit.EndsAt, cancellationToken);
        await unit.CommitAsync(cancellationToken);
        return shown;
    }
}
