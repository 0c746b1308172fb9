using System.Text.Json.Nodes;
using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.DataUses;
using Workflow.Activities.Drafts;
using Workflow.Activities.Scenarios;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Prefilling;

/// <summary>Records the consent, asks, and fills.</summary>
internal sealed class PrefillDraftHandler(
    IUnitOfWorkFactory units,
    IScenarios scenarios,
    IAccountHolders holders,
    PrefillOffers offers,
    PrefillCalls calls,
    IVault vault,
    IMediator mediator) : IRequestHandler<PrefillDraft, PrefillReport>
{
    public async Task<PrefillReport> Handle(PrefillDraft request, CancellationToken cancellationToken)
    {
        var caller = request.Context.Caller;
        DraftKeeping.RequireCitizen(caller);
        var scenario = scenarios.Find(request.Scenario);
        var draft = await DraftAsync(caller, request.Scenario, cancellationToken);
        if (scenario is null || draft is null)
        {
            throw Refusals.NotFound("draft.unknown", "没有这份未提交的申请，可能已经提交、删除或超过保存期限。请重新开始申请。");
        }

        var uses = offers.Of(scenario, caller.Home);
        if (uses.Count == 0 || holders.Find(caller.Id) is not { } holder)
        {
            throw Refusals.Conflict("prefill.nothing", "这个主题没有可以带出的信息，或者您的账号还没有实名，请自己填写。");
        }

        var consentId = await ConsentAsync(request.Context, scenario, draft.Key, uses, cancellationToken);
        var (values, silent) = (new List<KeyValuePair<string, JsonNode?>>(), new List<string>());
        foreach (var use in uses)
        {
            var source = scenario.Prefill.First(each => each.Service == use.Service);
            var given = await calls.AskAsync(caller.Home, consentId, scenario, source, holder, cancellationToken);
            values.AddRange(given ?? []);
            silent.AddRange(given is null ? [use.Name] : []);
        }

        var filled = await FillAsync(request, scenario, values, cancellationToken);
        return new PrefillReport(consentId, filled, silent);
    }

    private async Task<Draft?> DraftAsync(Caller caller, string scenario, CancellationToken cancellation) =>
        await mediator.Send(new GetDraft(caller, scenario), cancellation) is { CaseNumber: null } open ? open : null;

    // Committed before anybody is asked: no call without a consent on the record. A request sent again under its key goes on
    // under the same consent, and with the same keys of its calls.
    private async Task<string> ConsentAsync(
        CommandContext context, Scenario scenario, string draftKey, IReadOnlyList<ConsentedUse> uses, CancellationToken cancellation)
    {
        var id = "consent-" + (context.Idempotency is { } key ? vault.LookupHash($"{key.Scope} {key.Key}") : Guid.NewGuid().ToString("N"));
        await using var unit = await units.BeginAsync(context.In(context.Caller.Home, id), cancellation);
        var stream = await unit.LoadAsync<ConsentState>(ConsentState.Stream(id), cancellation);
        if (!stream.Exists)
        {
            unit.Append(stream, [new ConsentGiven(id, context.Caller.Id, scenario.Code, scenario.Name, draftKey, uses)]);
            await unit.CommitAsync(cancellation);
        }

        return id;
    }

    // Read again: the citizen may have typed meanwhile, elsewhere.
    private async Task<IReadOnlyList<string>> FillAsync(
        PrefillDraft request, Scenario scenario, List<KeyValuePair<string, JsonNode?>> values, CancellationToken cancellation)
    {
        if (await DraftAsync(request.Context.Caller, scenario.Code, cancellation) is not { } draft)
        {
            return [];
        }

        var (form, filled) = PrefillForm.With(draft.Form, values);
        if (filled.Count > 0)
        {
            await mediator.Send(
                new SaveDraft(request.Context, scenario.Code, draft.Key, draft.Division, form, draft.Answered), cancellation);
        }

        return [.. filled.Select(pointer => FieldTitle.Of(scenario.Form.AsObject(), pointer))];
    }
}
