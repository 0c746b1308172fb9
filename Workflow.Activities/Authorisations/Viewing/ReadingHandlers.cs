using MediatR;

namespace Workflow.Activities.Authorisations.Viewing;

/// <summary>Lists them.</summary>
internal sealed class ListAuthorisationsHandler(AuthorisationFinder finder)
    : IRequestHandler<ListAuthorisations, IReadOnlyList<AuthorisationView>>
{
    public async Task<IReadOnlyList<AuthorisationView>> Handle(ListAuthorisations request, CancellationToken cancellationToken)
    {
        var views = new List<AuthorisationView>();
        foreach (var (tenant, row) in await finder.OfAsync(request.Caller, cancellationToken))
        {
            views.Add(await finder.ShowAsync(request.Caller, tenant, row, cancellationToken));
        }

        return views;
    }
}

/// <summary>Shows one.</summary>
internal sealed class GetAuthorisationHandler(AuthorisationFinder finder) : IRequestHandler<GetAuthorisation, AuthorisationView>
{
    public async Task<AuthorisationView> Handle(GetAuthorisation request, CancellationToken cancellationToken)
    {
        var (tenant, row) = await finder.RequireAsync(request.Caller, request.Id, cancellationToken);
        return await finder.ShowAsync(request.Caller, tenant, row, cancellationToken);
    }
}
