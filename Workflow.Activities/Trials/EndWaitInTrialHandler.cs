using System.Text.Json;
using MediatR;
using Workflow.Activities.Common;
using Workflow.Engine.Bookmarks;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Execution;
using Workflow.Engine.Instances;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Trials;

/// <summary>Lets what a trial waits for happen now.</summary>
internal sealed class EndWaitInTrialHandler(IWorkflows workflows, IWorkflowRunner runner)
    : IRequestHandler<EndWaitInTrial, TrialReceipt>
{
    public async Task<TrialReceipt> Handle(EndWaitInTrial request, CancellationToken cancellationToken)
    {
        var tenant = TrialAccess.Require(request.Context.Caller, request.Number);
        var instance = await TrialInstance.RequireAsync(workflows, tenant, request.Number, cancellationToken);
        if (!instance.State.Bookmarks.TryGetValue(request.BookmarkId, out var bookmark)
            || BusinessBookmarks.Kinds.Contains(bookmark.Kind))
        {
            throw NotWaiting();
        }

        var receipt = new TrialReceipt(request.Number, instance.State.Id);
        Stimulus stimulus = bookmark.Kind == BookmarkKinds.Event
            ? new RaiseEvent(bookmark.Key, request.Payload)
            : new ResumeBookmark(bookmark.Id, request.Payload);
        var report = await runner.DeliverAsync(
            request.Context.In(tenant, request.Number),
            instance.State.Id,
            stimulus,
            (unit, _) => Bind(unit, request.Context, receipt),
            cancellationToken);
        return report.Moved ? receipt : throw NotWaiting();
    }

    private static void Bind(IUnitOfWork unit, CommandContext context, TrialReceipt receipt)
    {
        if (context.Idempotency is { } key)
        {
            unit.Bind(new IdempotencyRecord(
                key.Scope, key.Key, key.RequestHash, 202, JsonSerializer.Serialize(receipt, AnswerJson.Options)));
        }
    }

    private static RefusalException NotWaiting() =>
        Refusals.Conflict("trial.not-waiting", "流程已经不在这里等待，请刷新后查看现在的情况。");
}
