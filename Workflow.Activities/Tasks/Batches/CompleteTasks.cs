using MediatR;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tasks.Batches;

/// <summary>批量办理: the same decision for several tasks whose definitions allow it. Each is decided and committed by itself.</summary>
/// <param name="Context">Caller, key.</param>
/// <param name="Ids">Tasks, at most <see cref="Most"/>.</param>
/// <param name="Outcome">One of their outcomes.</param>
/// <param name="Comment">Opinion; required by outcomes that deny.</param>
public sealed record CompleteTasks(CommandContext Context, IReadOnlyList<string> Ids, string Outcome, string? Comment)
    : IRequest<IReadOnlyList<BatchResult>>
{
    /// <summary>How many tasks one request may name.</summary>
    public const int Most = 100;
}

/// <summary>What became of one task.</summary>
/// <param name="Id">Task.</param>
/// <param name="Name">What was to be done; null when the caller may not know of it.</param>
/// <param name="CaseNumber">The case it belongs to.</param>
/// <param name="IsDone">Whether it is decided.</param>
/// <param name="Code">Code of the refusal.</param>
/// <param name="Message">Why it was refused.</param>
public sealed record BatchResult(
    string Id, string? Name, string? CaseNumber, bool IsDone, string? Code = null, string? Message = null);

/// <summary>
/// Sends one command after the other. Each binds a key of its own, made of the request's, so that a request that broke off
/// half way may be repeated: what was decided is not decided again.
/// </summary>
internal sealed class CompleteTasksHandler(IMediator mediator, IIdempotency answered)
    : IRequestHandler<CompleteTasks, IReadOnlyList<BatchResult>>
{
    public async Task<IReadOnlyList<BatchResult>> Handle(CompleteTasks request, CancellationToken cancellationToken)
    {
        if (request.Ids.Count is 0 or > CompleteTasks.Most)
        {
            throw Refusals.Invalid(
                "tasks.none-chosen", $"请选择 1 至 {CompleteTasks.Most} 件任务。", new FieldError("/ids", "请选择任务。"));
        }

        var results = new List<BatchResult>();
        foreach (var id in request.Ids.Distinct())
        {
            results.Add(await OneAsync(request, id, cancellationToken));
        }

        return results;
    }

    private async Task<BatchResult> OneAsync(CompleteTasks request, string id, CancellationToken cancellation)
    {
        TaskView? task = null;
        try
        {
            task = await mediator.Send(new GetTask(request.Context.Caller, id), cancellation);
            var key = request.Context.Idempotency is { } whole ? whole with { Key = $"{whole.Key}:{id}" } : null;
            if (await WasDoneAsync(key, cancellation))
            {
                return new BatchResult(id, task.Name, task.CaseNumber, true);
            }

            if (!task.AllowsBatch)
            {
                throw Refusals.Conflict("task.not-in-batches", "这件任务须逐件办理。");
            }

            await mediator.Send(
                new CompleteTask(request.Context with { Idempotency = key, ExpectedVersion = null }, id, request.Outcome, null, request.Comment),
                cancellation);
            return new BatchResult(id, task.Name, task.CaseNumber, true);
        }
        catch (RefusalException refusal)
        {
            return new BatchResult(id, task?.Name, task?.CaseNumber, false, refusal.Code, refusal.Message);
        }
        catch (ConcurrentChangeException)
        {
            return new BatchResult(id, task?.Name, task?.CaseNumber, false, "version.changed", "内容已被他人更新，请刷新后重新操作。");
        }
    }

    private async Task<bool> WasDoneAsync(IdempotencyKey? key, CancellationToken cancellation) =>
        key is not null && await answered.FindAsync(key.Scope, key.Key, cancellation) is { } before
        && (before.RequestHash == key.RequestHash
            ? true
            : throw Refusals.Conflict("idempotency-key-reused", "这份表单此前已经提交过，这次的内容与那次不同，没有再次提交。"));
}
