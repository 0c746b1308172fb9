using Marten;
using MediatR;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;

namespace Workflow.Activities.ProjectFiling.Viewing;

/// <summary>Shows one project.</summary>
internal sealed class GetProjectHandler(IUnitOfWorkFactory units, ProjectViewer viewer, ProjectAccess access)
    : IRequestHandler<GetProject, ProjectView>
{
    public async Task<ProjectView> Handle(GetProject request, CancellationToken cancellationToken)
    {
        var tenant = ProjectId.TenantOf(request.Id) ?? throw ProjectAccess.Unknown();
        await using var unit = await units.BeginAsync(new Origin(request.Caller.In(tenant), request.Id), cancellationToken);
        var found = await unit.LoadAsync<ProjectState>(ProjectId.Stream(request.Id), cancellationToken);
        var state = access.RequireReadable(request.Caller, found);
        return await viewer.ShowAsync(request.Caller, tenant, state, unit.Query, cancellationToken);
    }
}

/// <summary>Lists them, the newest first.</summary>
internal sealed class ListProjectsHandler(IUnitOfWorkFactory units, ProjectViewer viewer, ProjectAccess access)
    : IRequestHandler<ListProjects, Page<ProjectSummary>>
{
    private const int Most = 200;

    public async Task<Page<ProjectSummary>> Handle(ListProjects request, CancellationToken cancellationToken)
    {
        if (access.SightOf(request.Caller) is not { } sight)
        {
            return new Page<ProjectSummary>([], 0);
        }

        await using var unit = await units.BeginAsync(ProjectRowsOf.Origin(request.Caller, "list-projects"), cancellationToken);
        var rows = unit.Query.VisibleTo(sight).Matching(request.Filter, request.Caller.Organisation);
        var total = await rows.CountAsync(cancellationToken);
        var page = await rows
            .OrderByDescending(row => row.DeclaredAt)
            .ThenBy(row => row.Id)
            .Skip(Math.Max(0, request.Skip))
            .Take(Math.Clamp(request.Take, 0, Most))
            .ToListAsync(cancellationToken);
        return new Page<ProjectSummary>([.. page.Select(viewer.Show)], total);
    }
}
