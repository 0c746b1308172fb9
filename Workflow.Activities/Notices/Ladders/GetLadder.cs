using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Notices.Drafting;
using Workflow.Activities.Notices.Viewing;
using Workflow.Engine.Bookmarks;
using Workflow.Engine.Instances;

namespace Workflow.Activities.Notices.Ladders;

/// <summary>The ladder that runs for a matter, for the office that steers it; refused as not found when none does.</summary>
public sealed record GetLadder(Caller Caller, string MatterId) : IRequest<LadderView>;

/// <summary>A ladder as it stands.</summary>
/// <param name="MatterId">The matter's id.</param>
/// <param name="InstanceId">Its workflow instance.</param>
/// <param name="Name">What the instance is called; it names the matter.</param>
/// <param name="Steps">How it can be steered now; see <see cref="LadderStep"/>.</param>
/// <param name="Notices">The notices about the matter, the oldest first.</param>
public sealed record LadderView(
    string MatterId, string InstanceId, string Name, IReadOnlyList<string> Steps, IReadOnlyList<NoticeSummary> Notices);

/// <summary>Finds it by what it waits for.</summary>
internal sealed class GetLadderHandler(IBookmarks bookmarks, IWorkflows workflows, IMediator mediator)
    : IRequestHandler<GetLadder, LadderView>
{
    public async Task<LadderView> Handle(GetLadder request, CancellationToken cancellationToken)
    {
        var (tenant, matter) = (Office.TenantOf(request.Caller), request.MatterId);
        var names = LadderStep.All.ToDictionary(LadderStep.EventOf, step => step, StringComparer.Ordinal);
        var waiting = (await bookmarks.FindAsync(BookmarkKinds.Event, names.Keys, cancellationToken))
            .Where(found => found.Tenant == tenant && found.CorrelationId == matter)
            .ToList();
        var instance = waiting.Count == 0 ? null
            : await workflows.FindAsync(tenant, waiting[0].InstanceId, null, cancellationToken);
        if (instance is null)
        {
            throw Refusals.NotFound("ladder.unknown", "该事项现在没有进行中的逐级督办，它可能已经办结。");
        }

        var notices = await mediator.Send(new ListNotices(request.Caller, new NoticeFilter(MatterId: matter), Take: 200), cancellationToken);
        return new LadderView(
            matter,
            waiting[0].InstanceId,
            instance.State.Name ?? matter,
            [.. LadderStep.All.Where(step => waiting.Any(found => names[found.Key] == step))],
            [.. notices.Items.OrderBy(notice => notice.DraftedAt)]);
    }
}
