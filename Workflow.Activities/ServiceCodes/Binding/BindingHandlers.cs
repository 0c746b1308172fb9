using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.DataUses;
using Workflow.Activities.Prefilling;
using Workflow.Engine.Streams;

namespace Workflow.Activities.ServiceCodes.Binding;

/// <summary>Records the consent and binds.</summary>
internal sealed class BindServiceCodeHandler(IUnitOfWorkFactory units, OrganisationNames names)
    : IRequestHandler<BindServiceCode, ServiceCodeBinding>
{
    public async Task<ServiceCodeBinding> Handle(BindServiceCode request, CancellationToken cancellationToken)
    {
        var caller = request.Context.Caller;
        var person = ServiceCodeDesk.RequirePerson(caller);
        if (!request.HasConsented)
        {
            throw Refusals.Invalid(
                "service-code.consent", "没有您的同意不能绑定。", new FieldError("/consent", "请阅读说明，同意后勾选；不同意就不要绑定。"));
        }

        var consentId = $"consent-{Guid.NewGuid():N}";
        return await Races.RunAsync(CommitAsync, cancellationToken);

        async Task<ServiceCodeBinding> CommitAsync()
        {
            await using var unit = await units.BeginAsync(request.Context.In(ServiceCodeDesk.Tenant, consentId), cancellationToken);
            var found = await ServiceCodeDesk.LoadAsync(unit, person, cancellationToken);
            request.Context.RequireVersion(found.Version);
            var decided = ServiceCodeDecisions.Bind(found.State, person, caller.Id, consentId);
            var after = found;
            if (decided.Count > 0)
            {
                var provider = names.InRole(ServiceCodeConsent.ProviderRole, caller.Home);
                unit.Append(
                    await unit.LoadAsync<ConsentState>(ConsentState.Stream(consentId), cancellationToken),
                    [ServiceCodeConsent.Given(consentId, caller.Id, provider)]);
                after = unit.Append(found, decided);
            }

            return await unit.CommitAsync(request.Context, new ServiceCodeBinding(true, after.Version), 200, cancellationToken);
        }
    }
}

/// <summary>Takes the binding back.</summary>
internal sealed class UnbindServiceCodeHandler(IUnitOfWorkFactory units) : IRequestHandler<UnbindServiceCode, ServiceCodeBinding>
{
    public async Task<ServiceCodeBinding> Handle(UnbindServiceCode request, CancellationToken cancellationToken)
    {
        var person = ServiceCodeDesk.RequirePerson(request.Context.Caller);
        return await Races.RunAsync(CommitAsync, cancellationToken);

        async Task<ServiceCodeBinding> CommitAsync()
        {
            await using var unit = await units.BeginAsync(request.Context.In(ServiceCodeDesk.Tenant), cancellationToken);
            var found = await ServiceCodeDesk.LoadAsync(unit, person, cancellationToken);
            request.Context.RequireVersion(found.Version);
            var decided = ServiceCodeDecisions.Unbind(found.State);
            var after = decided.Count == 0 ? found : unit.Append(found, decided);
            return await unit.CommitAsync(request.Context, new ServiceCodeBinding(false, after.Version), 200, cancellationToken);
        }
    }
}
