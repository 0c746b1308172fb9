using System.Text.Json;
using MediatR;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Activities.Tasks;
using Workflow.Activities.Tasks.Batches;
using Workflow.Activities.Tasks.Evidence;
using Workflow.Activities.Tasks.Inbox;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Idempotency;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Tasks;

/// <summary>办理: the decision.</summary>
/// <param name="Outcome">Name of one of the task's outcomes.</param>
/// <param name="Form">The filled form.</param>
/// <param name="Comment">Opinion; some outcomes require it.</param>
public sealed record CompleteTaskBody(string Outcome, JsonElement? Form, string? Comment);

/// <summary>批量办理.</summary>
/// <param name="Ids">Tasks.</param>
/// <param name="Outcome">Name of an outcome of theirs.</param>
/// <param name="Comment">Opinion; some outcomes require it.</param>
public sealed record CompleteTasksBody(IReadOnlyList<string> Ids, string Outcome, string? Comment);

/// <summary>待办: the inbox and what clerks do in it.</summary>
internal static class TaskEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapTasks(this IEndpointRouteBuilder api)
    {
        var tasks = api.MapGroup("/tasks").WithTags("Tasks");
        tasks.MapGet("/", ListAsync)
            .Named("listTasks", "本人的待办")
            .QueryWord("state", "open 待办（默认）、mine 本人的、unclaimed 未认领、office 本单位全部未办、copied 抄送我的、done 已办", InboxView.All)
            .Query("caseNumber", "只看该办件的待办")
            .Query("search", "名称或办件编号的一部分")
            .QueryWord("light", "时限状态：green 正常、yellow 临期、red 超期", Light.All)
            .Query("scenario", "一件事名称")
            .Query("item", "联办事项代码")
            .QueryWord("sort", "排序，前加减号为倒序，默认 dueAt", InboxOrder.All)
            .QueryNumber("skip", "跳过条数，默认 0")
            .QueryNumber("take", "返回条数，默认 50，最多 200")
            .Produces<Page<TaskView>>()
            .Refuses(400, 401);
        tasks.MapGet("/{id}", GetAsync)
            .Named("getTask", "一件待办")
            .Produces<TaskView>()
            .Refuses(401, 404);
        tasks.MapGet("/{id}/evidence", (string id, HttpContext http, IMediator mediator) =>
                mediator.Send(new GetEvidence(http.Caller(), id), http.RequestAborted))
            .Named("getTaskEvidence", "该办件的数据核验情况")
            .Produces<IReadOnlyList<EvidenceLine>>()
            .Refuses(401, 404);
        tasks.MapPost("/{id}/claim", ClaimAsync).Named("claimTask", "认领").Decides();
        tasks.MapPost("/{id}/release", ReleaseAsync).Named("releaseTask", "退回待认领").Decides();
        tasks.MapPost("/{id}/complete", CompleteAsync)
            .Named("completeTask", "办理")
            .Takes<CompleteTaskBody>()
            .Decides();
        tasks.MapPost("/complete", CompleteAllAsync)
            .Named("completeTasks", "批量办理：逐件办理，分别给出结果")
            .Takes<CompleteTasksBody>()
            .Idempotent()
            .Produces<IReadOnlyList<BatchResult>>()
            .Refuses(400, 401);
        tasks.MapTaskMoves();
    }

    /// <summary>It changes a task once and answers with the task.</summary>
    internal static void Decides(this RouteHandlerBuilder endpoint) => endpoint
        .Idempotent()
        .Versioned()
        .Produces<TaskView>()
        .Refuses(400, 401, 403, 404);

    private static Task<Page<TaskView>> ListAsync(HttpContext http, IMediator mediator)
    {
        var query = new QueryFields(http.Request);
        var request = new ListTasks(
            http.Caller(),
            query.Word("state", InboxView.All),
            query.Text("caseNumber"),
            query.Text("search"),
            query.Word("sort", InboxOrder.All),
            query.Number("skip", 0, 0, int.MaxValue),
            query.Number("take", 50, 1, 200))
        {
            Light = query.Word("light", Light.All),
            Scenario = query.Text("scenario"),
            Item = query.Text("item"),
        };
        query.ThrowIfWrong();
        return mediator.Send(request, http.RequestAborted);
    }

    private static async Task<TaskView> GetAsync(string id, HttpContext http, IMediator mediator) =>
        Answer(http, await mediator.Send(new GetTask(http.Caller(), id), http.RequestAborted));

    private static async Task<TaskView> ClaimAsync(string id, HttpContext http, IMediator mediator)
    {
        await http.BodyAsync();
        return Answer(http, await mediator.Send(new ClaimTask(http.CommandContext(), id), http.RequestAborted));
    }

    private static async Task<TaskView> ReleaseAsync(string id, HttpContext http, IMediator mediator)
    {
        await http.BodyAsync();
        return Answer(http, await mediator.Send(new ReleaseTask(http.CommandContext(), id), http.RequestAborted));
    }

    private static async Task<TaskView> CompleteAsync(string id, HttpContext http, IMediator mediator)
    {
        var fields = new BodyFields(await http.BodyAsync());
        var outcome = fields.Text("outcome", "办理结果");
        var form = fields.OptionalObject("form", "办理表单");
        var comment = fields.OptionalText("comment", "办理意见");
        fields.ThrowIfWrong();
        return Answer(http, await mediator.Send(
            new CompleteTask(http.CommandContext(), id, outcome, form, comment), http.RequestAborted));
    }

    private static async Task<IReadOnlyList<BatchResult>> CompleteAllAsync(HttpContext http, IMediator mediator)
    {
        var fields = new BodyFields(await http.BodyAsync());
        fields.Only("ids", "outcome", "comment");
        var ids = fields.Texts("ids", "任务");
        var outcome = fields.Text("outcome", "办理结果");
        var comment = fields.OptionalText("comment", "办理意见");
        fields.ThrowIfWrong();
        return await mediator.Send(new CompleteTasks(http.CommandContext(), ids, outcome, comment), http.RequestAborted);
    }

    internal static TaskView Answer(HttpContext http, TaskView task)
    {
        http.Response.SetVersion(task.Version);
        return task;
    }
}
