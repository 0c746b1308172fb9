using System.Text.Json;
using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.Notices;
using Workflow.Activities.Notices.Viewing;
using Workflow.Engine.Instances;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;
using Workflow.Engine.Triggers;

namespace Workflow.Activities.Rectification.Opening;

/// <summary>立案 by an officer, for an order that no ladder issued.</summary>
internal sealed class StartRectificationHandler(IUnitOfWorkFactory units, NoticeFinder finder, IWorkflows workflows)
    : IRequestHandler<StartRectification, RectificationStart>
{
    /// <summary>The definition in <c>definitions/governance</c>.</summary>
    public const string DefinitionId = "rectification";

    public async Task<RectificationStart> Handle(StartRectification request, CancellationToken cancellationToken)
    {
        var tenant = RectificationAccess.OfficeOf(request.Context.Caller);
        var id = await finder.IdOfAsync(request.Context.Caller, request.Notice, cancellationToken);
        await using var unit = await units.BeginAsync(request.Context.In(tenant, id), cancellationToken);
        var notice = await unit.LoadAsync<NoticeState>(NoticeId.Stream(id), cancellationToken);
        RectificationOpening.RequireOrder(NoticeAccess.RequireReadable(request.Context.Caller, tenant, notice));
        if ((await unit.LoadAsync<RectificationState>(RectificationId.Stream(id), cancellationToken)).Exists)
        {
            throw Running();
        }

        var instance = await StartAsync(unit, id, notice.State.Content!.Matter.Text, cancellationToken);
        return await unit.CommitAsync(request.Context, new RectificationStart(id, instance), 202, cancellationToken);
    }

    private async Task<string> StartAsync(IUnitOfWork unit, string notice, string matter, CancellationToken cancellation)
    {
        var input = JsonSerializer.SerializeToElement(new { notice }, EngineJson.Options);
        try
        {
            return await workflows.StartAsync(
                unit, new StartRequest(DefinitionId, input, notice, Name: $"整改 {matter}"), cancellation);
        }
        catch (CannotStartException)
        {
            throw Running();
        }
        catch (KeyNotFoundException)
        {
            throw Refusals.Conflict("rectification.undefined", $"还没有发布“整改”流程（{DefinitionId}），请业务分析员发布后再试。");
        }
    }

    private static RefusalException Running() =>
        Refusals.Conflict("rectification.running", "这份责令整改通知书已经立案整改，不能重复立案。");
}
