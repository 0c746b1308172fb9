using MediatR;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;

namespace Workflow.Activities.ProjectFiling.Declaring;

/// <summary>申报.</summary>
internal sealed class DeclareProjectHandler(IUnitOfWorkFactory units, FilingStart filing, ProjectAccess access)
    : IRequestHandler<DeclareProject, ProjectReceipt>
{
    public Task<ProjectReceipt> Handle(DeclareProject request, CancellationToken cancellationToken)
    {
        var declarer = access.UnitOf(request.Context.Caller);
        var content = EntryCheck.Read(request.Entry);
        return Races.RunAsync(
            async () =>
            {
                var id = ProjectId.Of(declarer.Tenant, Guid.NewGuid().ToString("N"));
                await using var unit = await units.BeginAsync(request.Context.In(declarer.Tenant, id), cancellationToken);
                var found = await unit.LoadAsync<ProjectState>(ProjectId.Stream(id), cancellationToken);
                var instance = await filing.StartAsync(
                    unit, id, new Declarer(declarer.Code, declarer.Division), content, cancellationToken);
                var after = unit.Append(found, ProjectDecisions.Declare(
                    found.State, new ProjectDeclared(id, declarer.Code, declarer.Division, content, instance)));
                return await unit.CommitAsync(request.Context, ProjectReceipt.Of(after), 201, cancellationToken);
            },
            cancellationToken);
    }
}

/// <summary>重新申报.</summary>
internal sealed class RedeclareProjectHandler(ProjectDesk desk, FilingStart filing) : IRequestHandler<RedeclareProject, ProjectReceipt>
{
    public Task<ProjectReceipt> Handle(RedeclareProject request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Id,
        ProjectAct.Redeclare,
        async (unit, state) =>
        {
            var content = EntryCheck.Read(request.Entry);
            ProjectDecisions.Redeclare(state, content, string.Empty);
            var instance = await filing.StartAsync(unit, request.Id, Declarer.Of(state), content, cancellationToken);
            return ProjectDecisions.Redeclare(state, content, instance);
        },
        cancellationToken);
}

/// <summary>变更.</summary>
internal sealed class ChangeProjectHandler(ProjectDesk desk, FilingStart filing, ProjectRemarks remarks)
    : IRequestHandler<ChangeProject, ProjectReceipt>
{
    public Task<ProjectReceipt> Handle(ChangeProject request, CancellationToken cancellationToken) => desk.ActAsync(
        request.Context,
        request.Id,
        ProjectAct.Change,
        async (unit, state) =>
        {
            var content = EntryCheck.Read(request.Entry);
            var reason = await remarks.RequireAsync(unit, state, request.Reason, "/reason", "请写明变更的理由。", cancellationToken);
            ProjectDecisions.Change(state, content, reason, string.Empty);
            var instance = await filing.StartAsync(unit, request.Id, Declarer.Of(state), content, cancellationToken);
            return ProjectDecisions.Change(state, content, reason, instance);
        },
        cancellationToken);
}
