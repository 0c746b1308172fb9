using System.Text.Json;
using MediatR;
using Workflow.Activities.Assignments;
using Workflow.Activities.Common;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Idempotency;

namespace Workflow.Host.Api.Assignments;

/// <summary>What units and the office do with an assignment: every act is one change, with its version.</summary>
internal static class AssignmentActEndpoints
{
    private const int MostMilestones = 100;

    /// <summary>Maps the endpoints.</summary>
    public static void MapAssignmentActs(this RouteGroupBuilder assignments)
    {
        Act(assignments, "signature", "signAssignment", "签收；牵头单位", (context, id, _) => new SignAssignment(context, id));
        Act(assignments, "milestones", "planAssignment", "填报节点；牵头单位", (context, id, body) => new PlanAssignment(context, id, Milestones(body)))
            .Takes<MilestonesBody>();
        Act(assignments, "submission", "submitAssignment", "报请销号；牵头单位", (context, id, body) => new SubmitAssignment(context, id, Words(body, "text", "完成情况")))
            .Takes<SubmissionBody>();
        Act(assignments, "closing", "closeAssignment", "销号；统筹人员", (context, id, body) => new CloseAssignment(context, id, Opinion(body)))
            .Takes<ClosingBody>();
        Act(assignments, "return", "returnAssignment", "退回；统筹人员", (context, id, body) => new ReturnAssignment(context, id, Words(body, "reason", "退回的理由")))
            .Takes<AssignmentReasonBody>();
        Act(assignments, "urge", "urgeAssignment", "催办，印发催办单；统筹人员", (context, id, body) => new UrgeAssignment(context, id, Words(body, "reason", "催办的理由")))
            .Takes<AssignmentReasonBody>();
        Act(assignments, "deadline", "changeAssignmentDue", "调整时限；统筹人员", (context, id, body) => Due(context, id, body))
            .Takes<DeadlineBody>();
        assignments.MapPost("/{id}/feedback", FeedBackAsync)
            .Named("feedBackOnAssignment", "反馈；牵头单位和配合单位。JSON，或 multipart/form-data（feedback 字段为 JSON，files 字段为佐证材料）")
            .Accepts<FeedbackBody>("application/json", "multipart/form-data")
            .WithMetadata(new PostedFiles.Limit())
            .Idempotent(FeedbackUpload.FingerprintAsync)
            .Versioned()
            .Produces<AssignmentReceipt>()
            .Refuses(400, 401, 403, 404, 413, 415);
    }

    private static RouteHandlerBuilder Act(
        RouteGroupBuilder assignments,
        string path,
        string name,
        string summary,
        Func<CommandContext, string, JsonElement, IRequest<AssignmentReceipt>> command) =>
        assignments.MapPost($"/{{id}}/{path}", async (string id, HttpContext http, IMediator mediator) =>
        {
            var body = await http.BodyAsync();
            return await SendAsync(http, mediator, command(http.CommandContext(), id, body));
        })
        .Named(name, summary)
        .Idempotent()
        .Versioned()
        .Produces<AssignmentReceipt>()
        .Refuses(400, 401, 403, 404);

    private static async Task<AssignmentReceipt> FeedBackAsync(string id, HttpContext http, IMediator mediator)
    {
        var upload = await FeedbackUpload.ReadAsync(http);
        return await SendAsync(http, mediator, new FeedBackOnAssignment(http.CommandContext(), id, upload.Read(), upload.Files));
    }

    private static async Task<AssignmentReceipt> SendAsync(HttpContext http, IMediator mediator, IRequest<AssignmentReceipt> command)
    {
        var receipt = await mediator.Send(command, http.RequestAborted);
        http.Response.SetVersion(receipt.Version);
        return receipt;
    }

    private static List<MilestoneEntry> Milestones(JsonElement body)
    {
        var fields = new BodyFields(body);
        var milestones = fields.List("milestones", "节点", MostMilestones)
            .Select((one, i) => fields.Inside(one, $"milestones/{i}"))
            .Select(one => new MilestoneEntry(one.Text("title", "节点名称"), one.OptionalDay("on", "节点日期"))).ToList();
        fields.ThrowIfWrong();
        return milestones;
    }

    private static string Words(JsonElement body, string name, string label)
    {
        var fields = new BodyFields(body);
        var text = fields.Text(name, label);
        fields.ThrowIfWrong();
        return text;
    }

    private static string? Opinion(JsonElement body)
    {
        var fields = new BodyFields(body);
        var text = fields.OptionalText("opinion", "审核意见");
        fields.ThrowIfWrong();
        return text;
    }

    private static ChangeAssignmentDue Due(CommandContext context, string id, JsonElement body)
    {
        var fields = new BodyFields(body);
        var day = fields.OptionalDay("deadline", "新的时限");
        if (!fields.Has("deadline"))
        {
            fields.Wrong("deadline", "请填写新的时限，例如 2026-12-31。");
        }

        var reason = fields.Text("reason", "调整的理由");
        fields.ThrowIfWrong();
        return new ChangeAssignmentDue(context, id, day ?? default, reason);
    }
}
