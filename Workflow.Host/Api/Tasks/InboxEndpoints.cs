using MediatR;
using Workflow.Activities.Tasks.Absences;
using Workflow.Activities.Tasks.Inbox;
using Workflow.Activities.Tasks.Saving;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Idempotency;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Tasks;

/// <summary>休假代理.</summary>
/// <param name="Deputy">Account of a clerk of the same organisation.</param>
/// <param name="From">First day, such as 2026-12-31.</param>
/// <param name="Until">Last day.</param>
public sealed record PlanAbsenceBody(string Deputy, DateOnly From, DateOnly Until);

/// <summary>How a clerk keeps the own inbox: what it can be narrowed by, filters that are saved, and deputies.</summary>
internal static class InboxEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapInbox(this IEndpointRouteBuilder api)
    {
        var inbox = api.MapGroup("/inbox").WithTags("Tasks");
        inbox.MapGet("/choices", (HttpContext http, IMediator mediator) =>
                mediator.Send(new GetInboxChoices(http.Caller()), http.RequestAborted))
            .Named("getInboxChoices", "待办可以按什么筛选，以及本单位同事")
            .Produces<InboxChoices>()
            .Refuses(401);
        inbox.MapGet("/filters", (HttpContext http, IMediator mediator) =>
                mediator.Send(new ListSavedFilters(http.Caller()), http.RequestAborted))
            .Named("listSavedFilters", "本人的常用筛选")
            .Produces<IReadOnlyList<SavedFilter>>()
            .Refuses(401);
        inbox.MapPost("/filters", SaveAsync)
            .Named("saveFilter", "保存常用筛选；同名的替换")
            .Takes<SavedFilter>()
            .Idempotent()
            .Produces<IReadOnlyList<SavedFilter>>()
            .Refuses(400, 401, 409);
        inbox.MapPost("/filters/{name}/forget", ForgetAsync)
            .Named("forgetFilter", "删除常用筛选")
            .Idempotent()
            .Produces<IReadOnlyList<SavedFilter>>()
            .Refuses(400, 401);

        inbox.MapGet("/absences", (HttpContext http, IMediator mediator) =>
                mediator.Send(new ListAbsences(http.Caller()), http.RequestAborted))
            .Named("listAbsences", "本人的代办安排，以及由本人代办的")
            .Produces<IReadOnlyList<AbsenceView>>()
            .Refuses(401);
        inbox.MapPost("/absences", PlanAsync)
            .Named("planAbsence", "休假期间请同事代办")
            .Takes<PlanAbsenceBody>()
            .Idempotent()
            .Produces<AbsenceView>()
            .Refuses(400, 401, 403, 409);
        inbox.MapPost("/absences/{id}/end", EndAsync)
            .Named("endAbsence", "提前结束或取消代办")
            .Idempotent()
            .Produces<AbsenceView>()
            .Refuses(400, 401, 403, 404);
    }

    private static async Task<IReadOnlyList<SavedFilter>> SaveAsync(HttpContext http, IMediator mediator)
    {
        var fields = new BodyFields(await http.BodyAsync());
        fields.Only("name", "state", "search", "light", "scenario", "item", "sort");
        var filter = new SavedFilter(
            fields.Text("name", "名称"),
            fields.OptionalText("state", "范围"),
            fields.OptionalText("search", "关键词"),
            fields.OptionalText("light", "时限状态"),
            fields.OptionalText("scenario", "一件事"),
            fields.OptionalText("item", "事项"),
            fields.OptionalText("sort", "排序"));
        fields.ThrowIfWrong();
        return await mediator.Send(new SaveFilter(http.CommandContext(), filter), http.RequestAborted);
    }

    private static async Task<IReadOnlyList<SavedFilter>> ForgetAsync(string name, HttpContext http, IMediator mediator)
    {
        await http.BodyAsync();
        return await mediator.Send(new ForgetFilter(http.CommandContext(), name), http.RequestAborted);
    }

    private static async Task<AbsenceView> PlanAsync(HttpContext http, IMediator mediator)
    {
        var fields = new BodyFields(await http.BodyAsync());
        fields.Only("deputy", "from", "until");
        var deputy = fields.Text("deputy", "代办人");
        var from = Day(fields, "from", "开始日期");
        var until = Day(fields, "until", "结束日期");
        fields.ThrowIfWrong();
        return await mediator.Send(new PlanAbsence(http.CommandContext(), deputy, from, until), http.RequestAborted);
    }

    private static async Task<AbsenceView> EndAsync(string id, HttpContext http, IMediator mediator)
    {
        await http.BodyAsync();
        return await mediator.Send(new EndAbsence(http.CommandContext(), id), http.RequestAborted);
    }

    private static DateOnly Day(BodyFields fields, string name, string label)
    {
        if (fields.OptionalDay(name, label) is { } day)
        {
            return day;
        }

        fields.Wrong(name, $"请填写{label}。");
        return default;
    }
}
