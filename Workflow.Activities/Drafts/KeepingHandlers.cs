using System.Text.Json;
using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.Files;
using Workflow.Activities.Files.Claiming;
using Workflow.Activities.Files.Uploading;
using Workflow.Activities.Scenarios;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Drafts;

/// <summary>Keeps a draft.</summary>
internal sealed class SaveDraftHandler(IUnitOfWorkFactory units, IScenarios scenarios, DraftKeeping keeping)
    : IRequestHandler<SaveDraft, DraftSummary>
{
    public async Task<DraftSummary> Handle(SaveDraft request, CancellationToken cancellationToken)
    {
        var caller = request.Context.Caller;
        DraftKeeping.RequireCitizen(caller);
        DraftKeeping.RequireModest(request.Form);
        var scenario = scenarios.Find(request.Scenario)
            ?? throw Refusals.NotFound("scenario.unknown", "没有这个“一件事”主题，请从主题列表中选择。");

        await using var unit = await units.BeginAsync(request.Context.In(caller.Home), cancellationToken);
        var id = DraftRow.IdOf(caller.Id, request.Scenario);
        var former = await unit.Query.LoadAsync<DraftRow>(id, cancellationToken);
        var draft = new Draft(request.Key ?? DraftRow.KeyAfter(former, unit.Now))
        {
            Division = request.Division,
            Form = request.Form,
            Answered = request.Answered,
        };
        var row = new DraftRow
        {
            Id = id,
            Writer = caller.Id,
            Scenario = request.Scenario,
            SavedAt = unit.Now,
            KeptUntil = unit.Now + DraftKeeping.Kept,
            Key = draft.Key,
            Content = await keeping.SealAsync(caller.Home, caller.Id, draft, cancellationToken),
        };
        unit.Store(row);
        IReadOnlyList<string> files = [.. FileAnswers.IdsIn(scenario.Form, JsonSerializer.SerializeToElement(request.Form))];
        await unit.KeepUploadsAsync(caller.Id, files, row.KeptUntil, cancellationToken);
        await unit.CommitAsync(cancellationToken);
        return ListDraftsHandler.Of(row, scenarios);
    }
}

/// <summary>Deletes a draft, and the files uploaded for it.</summary>
internal sealed class DiscardDraftHandler(IUnitOfWorkFactory units, IScenarios scenarios, DraftKeeping keeping) : IRequestHandler<DiscardDraft, Unit>
{
    public async Task<Unit> Handle(DiscardDraft request, CancellationToken cancellationToken)
    {
        var caller = request.Context.Caller;
        DraftKeeping.RequireCitizen(caller);
        await using var unit = await units.BeginAsync(request.Context.In(caller.Home), cancellationToken);
        var id = DraftRow.IdOf(caller.Id, request.Scenario);
        var row = await unit.Query.LoadAsync<DraftRow>(id, cancellationToken);
        if (await keeping.OpenAsync(caller.Home, row, unit.Now, cancellationToken) is { } draft
            && scenarios.Find(request.Scenario) is { } scenario)
        {
            foreach (var file in FileAnswers.IdsIn(scenario.Form, JsonSerializer.SerializeToElement(draft.Form)))
            {
                unit.DeleteFile(FileContent.IdOf(Uploads.HolderOf(caller), file));
            }
        }

        unit.Session.Delete<DraftRow>(id);
        await unit.CommitAsync(cancellationToken);
        return Unit.Value;
    }
}

/// <summary>Empties a draft that became a case.</summary>
internal sealed class DraftFiledHandler(IUnitOfWorkFactory units) : IRequestHandler<DraftFiled, Unit>
{
    public async Task<Unit> Handle(DraftFiled request, CancellationToken cancellationToken)
    {
        var caller = request.Context.Caller;
        await using var unit = await units.BeginAsync(request.Context.In(caller.Home), cancellationToken);
        var row = await unit.Query.LoadAsync<DraftRow>(DraftRow.IdOf(caller.Id, request.Scenario), cancellationToken);
        if (row?.Key == request.Key)
        {
            unit.Store(row with
            {
                Content = null,
                CaseNumber = request.CaseNumber,
                KeptUntil = unit.Now + DraftKeeping.Remembered,
            });
            await unit.CommitAsync(cancellationToken);
        }

        return Unit.Value;
    }
}
