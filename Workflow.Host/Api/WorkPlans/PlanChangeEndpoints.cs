using System.Text.Json;
using MediatR;
using Workflow.Activities.WorkPlans;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Idempotency;

namespace Workflow.Host.Api.WorkPlans;

/// <summary>What coordinators do with a draft: every act is one change of the plan, with its version.</summary>
internal static class PlanChangeEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapPlanChanges(this IEndpointRouteBuilder plans)
    {
        var one = plans.MapGroup("/{id}");
        one.Change("/programmes", "addProgramme", "增加重点工程", body => new AddProgramme(Title(body)))
            .Takes<ProgrammeBody>();
        one.ChangePart("/programmes/{part}/rename", "renameProgramme", "修改重点工程的标题", (part, body) => new RenameProgramme(part, Title(body)))
            .Takes<ProgrammeBody>();
        one.ChangePart("/programmes/{part}/tasks", "addPlanTask", "增加任务", (part, body) => Task(body, (number, title) => new AddPlanTask(part, number, title)))
            .Takes<PlanTaskBody>();
        one.ChangePart("/tasks/{part}/rename", "renamePlanTask", "修改任务的编号和标题", (part, body) => Task(body, (number, title) => new RenamePlanTask(part, number, title)))
            .Takes<PlanTaskBody>();
        one.ChangePart("/parts/{part}/remove", "removePlanPart", "删除空的重点工程或任务", (part, _) => new RemovePart(part));
        one.ChangePart("/tasks/{part}/measures", "addMeasure", "增加举措", (part, body) => new AddMeasure(part, PlanBodies.Measure(body)))
            .Takes<MeasureBody>();
        one.Change("/measures/confirm", "confirmMeasures", "核对无误", body => new ConfirmMeasures(Texts(body, "measureIds", "举措")))
            .Takes<ConfirmMeasuresBody>();
        one.ChangePart("/measures/{part}/correct", "correctMeasure", "修改举措", (part, body) => new CorrectMeasure(part, PlanBodies.Measure(body)))
            .Takes<MeasureBody>();
        one.ChangePart("/measures/{part}/split", "splitMeasure", "拆分举措", (part, body) => new SplitMeasure(part, Texts(body, "parts", "拆分后的举措")))
            .Takes<SplitMeasureBody>();
        one.ChangePart("/measures/{part}/remove", "removeMeasure", "删除举措", (part, _) => new RemoveMeasure(part));
        one.Change("/confirm", "confirmWorkPlan", "确认工作要点，此后内容不再修改", body => new ConfirmPlan(Flag(body)))
            .Takes<ConfirmPlanBody>();
    }

    private static RouteHandlerBuilder Change(
        this RouteGroupBuilder one, string pattern, string name, string summary, Func<JsonElement, PlanChange> read) =>
        one.MapPost(pattern, async (string id, HttpContext http, IMediator mediator) =>
            await SendAsync(http, mediator, id, read(await http.BodyAsync())))
            .Described(name, summary);

    private static RouteHandlerBuilder ChangePart(
        this RouteGroupBuilder one, string pattern, string name, string summary, Func<string, JsonElement, PlanChange> read) =>
        one.MapPost(pattern, async (string id, string part, HttpContext http, IMediator mediator) =>
            await SendAsync(http, mediator, id, read(part, await http.BodyAsync())))
            .Described(name, summary);

    private static RouteHandlerBuilder Described(this RouteHandlerBuilder endpoint, string name, string summary) => endpoint
        .Named(name, summary)
        .Idempotent()
        .Versioned()
        .Produces<PlanReceipt>()
        .Refuses(400, 401, 403, 404);

    private static async Task<PlanReceipt> SendAsync(HttpContext http, IMediator mediator, string id, PlanChange change)
    {
        var receipt = await mediator.Send(new ChangePlan(http.CommandContext(), id, change), http.RequestAborted);
        http.Response.SetVersion(receipt.Version);
        return receipt;
    }

    private static string Title(JsonElement body)
    {
        var fields = new BodyFields(body);
        var title = fields.Text("title", "标题");
        fields.ThrowIfWrong();
        return title;
    }

    private static PlanChange Task(JsonElement body, Func<int?, string, PlanChange> make)
    {
        var fields = new BodyFields(body);
        var title = fields.Text("title", "标题");
        var number = PlanBodies.OptionalNumber(fields, body);
        fields.ThrowIfWrong();
        return make(number, title);
    }

    private static IReadOnlyList<string> Texts(JsonElement body, string name, string label)
    {
        var fields = new BodyFields(body);
        var texts = fields.Texts(name, label);
        fields.ThrowIfWrong();
        return texts;
    }

    private static bool Flag(JsonElement body)
    {
        var fields = new BodyFields(body);
        var flag = fields.Flag("includeUnchecked", "一并确认未核对的举措");
        fields.ThrowIfWrong();
        return flag;
    }
}
