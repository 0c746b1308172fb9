using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Mandates.Viewing;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Mandates.Giving;

/// <summary>委托.</summary>
internal sealed class GiveMandateHandler(
    IUnitOfWorkFactory units, IRepresentatives representatives, CompanyAgents agents, MandateViewer viewer, IVault vault)
    : IRequestHandler<GiveMandate, MandateView>
{
    public async Task<MandateView> Handle(GiveMandate request, CancellationToken cancellationToken)
    {
        var company = representatives.Find(request.Context.Caller.Id) ?? throw Refusals.Forbidden(
            "mandate.representative-only", "只有企业的法定代表人可以委托代理人，请用企业账号登录。");
        if (MandateDecisions.Faults(request, [.. agents.OpenToCompanies], agents.Today).ToList() is { Count: > 0 } faults)
        {
            throw Refusals.Invalid("mandate.invalid", $"有 {faults.Count} 处需要修改。", faults);
        }

        var agent = vault.SubjectOf(request.IdNumber.Trim().ToUpperInvariant());
        var name = await vault.SealAsync(Tenants.Province, agent, request.Name, cancellationToken);
        var id = Guid.NewGuid().ToString("N");
        await using var unit = await units.BeginAsync(request.Context.In(Tenants.Province, id), cancellationToken);
        var given = new MandateGiven(
            id, company.Code, company.Name, agent, name!, [.. request.Scopes.Distinct(StringComparer.Ordinal)], request.Until!.Value, request.Context.Caller.Id);
        var after = unit.Append(await unit.LoadAsync<MandateState>(MandateState.Stream(id), cancellationToken), [given]);
        var view = await viewer.ShowAsync(MandateRow.Of(given, after.State), cancellationToken);

        // The answer that is kept with the key names nobody.
        await unit.CommitAsync(request.Context, view with { AgentName = null }, 200, cancellationToken);
        return view;
    }
}
