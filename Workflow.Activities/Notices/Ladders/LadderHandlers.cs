using System.Globalization;
using System.Text.Json;
using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.Notices.Drafting;
using Workflow.Engine.Bookmarks;
using Workflow.Engine.Instances;
using Workflow.Engine.Privacy;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;
using Workflow.Engine.Triggers;

namespace Workflow.Activities.Notices.Ladders;

/// <summary>Starts the ladder that <c>definitions/governance</c> describes.</summary>
internal sealed class StartLadderHandler(IUnitOfWorkFactory units, IWorkflows workflows, IVault vault)
    : IRequestHandler<StartLadder, LadderReceipt>
{
    /// <summary>The definition.</summary>
    public const string DefinitionId = "supervision-ladder";

    public async Task<LadderReceipt> Handle(StartLadder request, CancellationToken cancellationToken)
    {
        var tenant = Office.TenantOf(request.Context.Caller);
        var matter = request.Matter;
        await using var unit = await units.BeginAsync(request.Context.In(tenant, matter.Id), cancellationToken);
        var person = await vault.SealAsync(
            tenant, vault.SubjectOf($"matter:{tenant}/{matter.Id}"), request.Person, cancellationToken);
        var input = JsonSerializer.SerializeToElement(
            new
            {
                matterKind = matter.Kind,
                matter = matter.Text,
                request.Requirement,
                request.Unit,
                person = person?.Sealed,
                deadline = request.Deadline.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                request.Basis,
            },
            EngineJson.Options);
        try
        {
            var instance = await workflows.StartAsync(
                unit,
                new StartRequest(DefinitionId, input, matter.Id, Name: $"逐级督办 {matter.Text}"),
                cancellationToken);
            return await unit.CommitAsync(
                request.Context, new LadderReceipt(matter.Id, instance), 202, cancellationToken);
        }
        catch (CannotStartException)
        {
            throw Refusals.Conflict("ladder.running", "该事项的逐级督办已在进行，不能重复启动。");
        }
        catch (KeyNotFoundException)
        {
            throw Refusals.Conflict("ladder.undefined", $"还没有发布“逐级督办”流程（{DefinitionId}），请业务分析员发布后再试。");
        }
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
