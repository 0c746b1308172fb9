using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;

namespace Workflow.Activities.ProjectFiling;

/// <summary>
/// Where people act on projects: found, checked, decided, committed; a workflow that waited for an opinion goes on, or ends, with
/// the same commit.
/// </summary>
internal sealed class ProjectDesk(IUnitOfWorkFactory units, IWorkflows workflows, ProjectAccess access)
{
    public Task<ProjectReceipt> ActAsync(
        CommandContext context,
        string id,
        string act,
        Func<IUnitOfWork, ProjectState, Task<IReadOnlyList<object>>> decide,
        CancellationToken cancellation)
    {
        var tenant = ProjectId.TenantOf(id) ?? throw ProjectAccess.Unknown();
        return Races.RunAsync(
            async () =>
            {
                await using var unit = await units.BeginAsync(context.In(tenant, id), cancellation);
                var found = await unit.LoadAsync<ProjectState>(ProjectId.Stream(id), cancellation);
                var state = access.Require(act, context.Caller, found);
                context.RequireVersion(found.Version);
                var decided = await decide(unit, state);
                var after = decided.Count == 0 ? found : unit.Append(found, decided);
                Tell(unit, state, after.State);
                return await unit.CommitAsync(context, ProjectReceipt.Of(after), 200, cancellation);
            },
            cancellation);
    }

    private void Tell(IUnitOfWork unit, ProjectState before, ProjectState after)
    {
        if (before.Awaited is { } awaited && after.Awaited is null)
        {
            var port = ProjectWait.WayOn(after, awaited.InstanceId, before.Open!.Level)!;
            workflows.Send(
                unit, awaited.InstanceId, new ResumeBookmark(awaited.BookmarkId, JsonSerializer.SerializeToElement(new { port })));
        }
    }
}
