using MediatR;
using Microsoft.Extensions.Options;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.ServiceCodes.Binding;

/// <summary>Shows a fresh code. Nothing is written for it: a code says all that decides about it.</summary>
internal sealed class GetMyServiceCodeHandler(IUnitOfWorkFactory units, IVault vault, IOptions<ServiceCodeOptions> options)
    : IRequestHandler<GetMyServiceCode, MyServiceCode>
{
    public async Task<MyServiceCode> Handle(GetMyServiceCode request, CancellationToken cancellationToken)
    {
        var person = ServiceCodeDesk.RequirePerson(request.Caller);
        await using var unit = await units.BeginAsync(
            new Origin(request.Caller.In(ServiceCodeDesk.Tenant), "service-code"), cancellationToken);
        var (state, now) = ((await ServiceCodeDesk.LoadAsync(unit, person, cancellationToken)).State, unit.Now);
        return state.Bound is null
            ? new MyServiceCode(false, null, null, null, state.Version)
            : new MyServiceCode(
                true,
                state.BoundAt,
                CodeSeal.Of(vault).Write(new ShownCode(person, now), SealedBytes.NewNonce()),
                now + options.Value.ValidFor,
                state.Version);
    }
}
