using System.Text.Json;
using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.Notices.Drafting;
using Workflow.Engine.Bookmarks;
using Workflow.Engine.Instances;
using Workflow.Engine.Privacy;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Notices.Ladders;

/// <summary>Starts the ladder for an officer.</summary>
internal sealed class StartLadderHandler(IUnitOfWorkFactory units, LadderStart start, IVault vault)
    : IRequestHandler<StartLadder, LadderReceipt>
{
    public async Task<LadderReceipt> Handle(StartLadder request, CancellationToken cancellationToken)
    {
        var tenant = Office.TenantOf(request.Context.Caller);
        var matter = request.Matter;
        await using var unit = await units.BeginAsync(request.Context.In(tenant, matter.Id), cancellationToken);
        var person = await vault.SealAsync(
            tenant, vault.SubjectOf($"matter:{tenant}/{matter.Id}"), request.Person, cancellationToken);
        var instance = await start.StartAsync(
            unit, new LadderTerms(matter, request.Requirement, request.Unit, person, request.Deadline, request.Basis), cancellationToken);
        return await unit.CommitAsync(request.Context, new LadderReceipt(matter.Id, instance), 202, cancellationToken);
    }
}

/// <summary>Publishes what the officer decided to the ladder that waits for it.</summary>
internal sealed class SteerLadderHandler(IUnitOfWorkFactory units, IWorkflows workflows, IBookmarks bookmarks, IVault vault)
    : IRequestHandler<SteerLadder, LadderReceipt>
{
    public async Task<LadderReceipt> Handle(SteerLadder request, CancellationToken cancellationToken)
    {
        var tenant = Office.TenantOf(request.Context.Caller);
        var name = LadderStep.EventOf(request.Step);
        var waiting = (await bookmarks.FindAsync(BookmarkKinds.Event, [name], cancellationToken))
            .FirstOrDefault(found => found.Tenant == tenant && found.CorrelationId == request.MatterId)
            ?? throw Refusals.Conflict(
                "ladder.not-waiting", "该事项当前没有在等待这一步的督办流程，请刷新后查看现在的情况。");
        var reason = await vault.SealAsync(
            tenant, vault.SubjectOf($"matter:{tenant}/{request.MatterId}"), request.Reason, cancellationToken)
            ?? throw Refusals.Invalid("ladder.reason", "请写明理由。", new FieldError("/reason", "请写明理由。"));
        var payload = JsonSerializer.SerializeToElement(
            new { reason = reason.Sealed, by = request.Context.Caller.Id }, EngineJson.Options);
        await using var unit = await units.BeginAsync(request.Context.In(tenant, request.MatterId), cancellationToken);
        await workflows.PublishAsync(unit, name, payload, request.MatterId, null, cancellationToken);
        return await unit.CommitAsync(
            request.Context, new LadderReceipt(request.MatterId, waiting.InstanceId), 202, cancellationToken);
    }
}
