using System.Text.Json;
using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.ProjectFiling;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Idempotency;

namespace Workflow.Host.Api.ProjectFiling;

/// <summary>What units and levels do with a project: every act is one change, with its version.</summary>
internal static class ProjectActEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapProjectActs(this RouteGroupBuilder projects)
    {
        Act(projects, "opinion", "opineOnProject", "出具意见：同意或退回；现在被征求意见的层级", Opine).Takes<ProjectOpinionBody>();
        Act(projects, "redeclaration", "redeclareProject", "退回后重新申报；申报单位", Redeclare).Takes<ProjectBody>();
        Act(projects, "change", "changeProject", "申请变更已备案的项目，重新走各级意见；申报单位", Change).Takes<ProjectChangeBody>();
        Act(projects, "acceptance", "recordAcceptance", "登记验收结果；申报单位", Accept).Takes<ProjectAcceptanceBody>();
        Act(projects, "withdrawal", "withdrawProject", "撤回申报、变更或备案；申报单位", Withdraw).Takes<ProjectWithdrawalBody>();
    }

    private static RouteHandlerBuilder Act(
        RouteGroupBuilder projects,
        string path,
        string name,
        string summary,
        Func<CommandContext, string, JsonElement, IRequest<ProjectReceipt>> command) =>
        projects.MapPost($"/{{id}}/{path}", async (string id, HttpContext http, IMediator mediator) =>
        {
            var body = await http.BodyAsync();
            var receipt = await mediator.Send(command(http.CommandContext(), id, body), http.RequestAborted);
            http.Response.SetVersion(receipt.Version);
            return receipt;
        })
        .Named(name, summary)
        .Idempotent()
        .Versioned()
        .Produces<ProjectReceipt>()
        .Refuses(400, 401, 403, 404);

    private static OpineOnProject Opine(CommandContext context, string id, JsonElement body)
    {
        var fields = new BodyFields(body);
        var (agrees, words) = (ProjectBodies.Yes(fields, "agrees", "是否同意"), fields.OptionalText("words", "意见"));
        fields.ThrowIfWrong();
        return new OpineOnProject(context, id, agrees, words);
    }

    private static RedeclareProject Redeclare(CommandContext context, string id, JsonElement body)
    {
        var fields = new BodyFields(body);
        var entry = ProjectBodies.Entry(fields);
        fields.ThrowIfWrong();
        return new RedeclareProject(context, id, entry);
    }

    private static ChangeProject Change(CommandContext context, string id, JsonElement body)
    {
        var (entry, reason) = ProjectBodies.Change(body);
        return new ChangeProject(context, id, entry, reason);
    }

    private static RecordAcceptance Accept(CommandContext context, string id, JsonElement body)
    {
        var fields = new BodyFields(body);
        var on = fields.OptionalDay("on", "验收日期");
        if (!fields.Has("on"))
        {
            fields.Wrong("on", "请填写验收日期，例如 2026-12-31。");
        }

        var (passed, words) = (ProjectBodies.Yes(fields, "passed", "是否通过"), fields.Text("words", "验收结论"));
        fields.ThrowIfWrong();
        return new RecordAcceptance(context, id, on ?? default, passed, words);
    }

    private static WithdrawProject Withdraw(CommandContext context, string id, JsonElement body)
    {
        var fields = new BodyFields(body);
        var reason = fields.Text("reason", "撤回的理由");
        fields.ThrowIfWrong();
        return new WithdrawProject(context, id, reason);
    }
}
