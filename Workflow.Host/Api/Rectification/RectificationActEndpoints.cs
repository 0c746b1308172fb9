using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.Rectification;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Idempotency;

namespace Workflow.Host.Api.Rectification;

/// <summary>What units and the office do with a rectification: every act is one change, with its version.</summary>
internal static class RectificationActEndpoints
{
    private const int MostAnswers = 100;

    /// <summary>Maps the endpoints.</summary>
    public static void MapRectificationActs(this RouteGroupBuilder rectifications)
    {
        Act<RectificationPlanBody>(rectifications, "plan", "planRectification", "报送整改方案；责任单位", (context, id, fields) =>
            new PlanRectification(context, id, fields.Text("text", "整改方案")));
        Act<RectificationReportBody>(rectifications, "report", "reportRectification", "报送整改报告，逐项说明；责任单位", (context, id, fields) =>
            new ReportRectification(context, id, Answers(fields)));
        Act<RectificationOpinionBody>(rectifications, "closing", "closeRectification", "核查通过，销号；统筹人员", (context, id, fields) =>
            new CloseRectification(context, id, fields.Text("opinion", "核查意见")));
        Act<RectificationReasonBody>(rectifications, "return", "returnRectification", "核查未通过，退回；统筹人员", (context, id, fields) =>
            new ReturnRectification(context, id, fields.Text("reason", "退回的理由")));
        Act<RectificationReasonBody>(rectifications, "urge", "urgeRectification", "催办，印发催办单；统筹人员", (context, id, fields) =>
            new UrgeRectification(context, id, fields.Text("reason", "催办的理由")));
        Act<RectificationReasonBody>(rectifications, "withdrawal", "withdrawRectification", "撤销；编号不再使用；统筹人员", (context, id, fields) =>
            new WithdrawRectification(context, id, fields.Text("reason", "撤销的理由")));
    }

    private static void Act<TBody>(
        RouteGroupBuilder rectifications,
        string path,
        string name,
        string summary,
        Func<CommandContext, string, BodyFields, IRequest<RectificationReceipt>> read)
        where TBody : notnull =>
        rectifications.MapPost($"/{{id}}/{path}", async (string id, HttpContext http, IMediator mediator) =>
        {
            var fields = new BodyFields(await http.BodyAsync());
            var command = read(http.CommandContext(), id, fields);
            fields.ThrowIfWrong();
            var receipt = await mediator.Send(command, http.RequestAborted);
            http.Response.SetVersion(receipt.Version);
            return receipt;
        })
        .Named(name, summary)
        .Takes<TBody>()
        .Idempotent()
        .Versioned()
        .Produces<RectificationReceipt>()
        .Refuses(400, 401, 403, 404);

    private static List<AnswerEntry> Answers(BodyFields fields) =>
    [
        .. fields.List("answers", "逐项说明", MostAnswers)
            .Select((one, i) => fields.Inside(one, $"answers/{i}"))
            .Select(one => new AnswerEntry(one.Text("words", "整改情况"), one.Text("evidence", "佐证材料"), one.Texts("files", "佐证文件"))),
    ];
}
