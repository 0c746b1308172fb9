using Marten;
using MediatR;
using Workflow.Activities.Cases;
using Workflow.Activities.Common;
using Workflow.Activities.DataServices;
using Workflow.Activities.Tasks;
using Workflow.Activities.Tasks.Inbox;
using Workflow.Activities.Tasks.Moves;
using Workflow.Engine.Definitions;
using Workflow.Engine.Instances;

namespace Workflow.Activities.Trials;

/// <summary>Shows a trial.</summary>
internal sealed class GetTrialHandler(IWorkflows workflows, IDocumentStore store, IMediator mediator, TaskViewer viewer)
    : IRequestHandler<GetTrial, TrialView>
{
    private const int MostCalls = 50;

    public async Task<TrialView> Handle(GetTrial request, CancellationToken cancellationToken)
    {
        var tenant = TrialAccess.Require(request.Caller, request.Number);
        var instance = await TrialInstance.RequireAsync(workflows, tenant, request.Number, cancellationToken);
        var state = instance.State;
        await using var session = store.QuerySession(tenant);
        var tasks = await session.Query<TaskRow>()
            .Where(row => row.CaseNumber == request.Number && (row.State == TaskStates.Open || row.State == TaskStates.Claimed))
            .OrderBy(row => row.CreatedAt).ThenBy(row => row.Id)
            .ToListAsync(cancellationToken);
        var calls = await session.Query<DataCall>().Where(call => call.Case == request.Number)
            .OrderByDescending(call => call.At).ThenBy(call => call.Id).Take(MostCalls).ToListAsync(cancellationToken);
        return new TrialView
        {
            Number = request.Number,
            InstanceId = state.Id,
            DefinitionId = state.DefinitionId,
            DefinitionVersion = state.DefinitionVersion,
            Name = state.Name ?? state.DefinitionId,
            Status = state.Status.ToString(),
            SubStatus = state.SubStatus.ToString(),
            Case = await CaseAsync(request, cancellationToken),
            Tasks = await viewer.ShowAsync(tenant, tasks, Hand.Of(request.Caller.Id), cancellationToken),
            Waits = [.. state.Bookmarks.Values.Where(IsEnded).Select(Wait).OrderBy(wait => wait.DueAt).ThenBy(wait => wait.BookmarkId, StringComparer.Ordinal)],
            CallsUnderWay = state.Effects.Count,
            Incidents = [.. state.Incidents.Select(one => new TrialIncident(NodePath.ActivityId(one.NodeId), one.Code, one.Message))],
            Calls = calls,
        };

        TrialWait Wait(Bookmark bookmark) => new(
            bookmark.Id,
            state.Executions.TryGetValue(bookmark.ExecutionId, out var execution) ? NodePath.ActivityId(execution.NodeId) : string.Empty,
            bookmark.Kind,
            bookmark.Key,
            bookmark.DueAt);
    }

    // A clerk's task and a supplement end by being done.
    private static bool IsEnded(Bookmark bookmark) => !BusinessBookmarks.Kinds.Contains(bookmark.Kind);

    // A workflow that is no scenario's has no case.
    private async Task<CaseView?> CaseAsync(GetTrial request, CancellationToken cancellation)
    {
        try
        {
            return await mediator.Send(new GetCase(request.Caller, request.Number), cancellation);
        }
        catch (RefusalException refusal) when (refusal.Kind == RefusalKind.NotFound)
        {
            return null;
        }
    }
}
