using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.Tasks;
using Workflow.Activities.Tasks.Commenting;
using Workflow.Activities.Tasks.Copying;
using Workflow.Activities.Tasks.Delegating;
using Workflow.Activities.Tasks.Moves;
using Workflow.Activities.Tasks.Signing;
using Workflow.Activities.Tasks.TakingBack;
using Workflow.Activities.Tasks.Transferring;
using Workflow.Activities.Tasks.Urging;
using Workflow.Host.Api.Http;
using Workflow.Host.Api.Idempotency;

namespace Workflow.Host.Api.Tasks;

/// <summary>What clerks do with a task among themselves: 转办、委派、加签、撤回、抄送、催办、批注.</summary>
internal static class TaskMoveEndpoints
{
    /// <summary>Maps the endpoints below <c>/tasks</c>.</summary>
    public static void MapTaskMoves(this IEndpointRouteBuilder tasks)
    {
        Move<TransferTaskBody>("transfer", "transferTask", "转办给本单位同事", Transfer);
        Move<DelegateTaskBody>("delegation", "delegateTask", "委派本单位同事办理，答复后由认领人决定", Delegate);
        Move<GiveOpinionBody>("opinion", "giveOpinion", "答复委派", Opinion);
        Move<AddSignersBody>("signers", "addSigners", "加签：会签或或签，签署后才能办理", Signers);
        Move<SignTaskBody>("signature", "signTask", "签署", Sign);
        Move<TakeBackMoveBody>("taking-back", "takeBackMove", "撤回本人的转办、委派或加签", TakeBack);
        Move<CopyTaskBody>("copies", "copyTask", "抄送本单位同事", Copy);
        Move<CommentOnTaskBody>("comments", "commentOnTask", "批注，只有本单位工作人员可见", Comment);
        tasks.MapPost("/{id}/urging", UrgeAsync)
            .Named("urgeTask", "催办；每人每个工作日一次")
            .Takes<UrgeTaskBody>()
            .Idempotent()
            .Versioned()
            .Produces<UrgingReceipt>()
            .Refuses(400, 401, 403, 404);

        void Move<TBody>(string path, string name, string summary, Func<CommandContext, string, BodyFields, IRequest<TaskView>> read)
            where TBody : notnull => tasks
            .MapPost($"/{{id}}/{path}", (string id, HttpContext http, IMediator mediator) => MoveAsync(id, http, mediator, read))
            .Named(name, summary)
            .Takes<TBody>()
            .Decides();
    }

    private static async Task<TaskView> MoveAsync(
        string id, HttpContext http, IMediator mediator, Func<CommandContext, string, BodyFields, IRequest<TaskView>> read)
    {
        var fields = new BodyFields(await http.BodyAsync());
        var command = read(http.CommandContext(), id, fields);
        fields.ThrowIfWrong();
        return TaskEndpoints.Answer(http, await mediator.Send(command, http.RequestAborted));
    }

    private static TransferTask Transfer(CommandContext context, string id, BodyFields fields)
    {
        fields.Only("to", "reason");
        return new(context, id, fields.Text("to", "转办对象"), fields.Text("reason", "转办理由"));
    }

    private static DelegateTask Delegate(CommandContext context, string id, BodyFields fields)
    {
        fields.Only("to", "reason");
        return new(context, id, fields.Text("to", "委派对象"), fields.Text("reason", "委派事由"));
    }

    private static GiveOpinion Opinion(CommandContext context, string id, BodyFields fields)
    {
        fields.Only("opinion");
        return new(context, id, fields.Text("opinion", "答复意见"));
    }

    private static AddSigners Signers(CommandContext context, string id, BodyFields fields)
    {
        fields.Only("signers", "mode", "reason");
        return new(context, id, fields.Texts("signers", "加签人"), fields.Text("mode", "加签方式"), fields.OptionalText("reason", "加签事由"));
    }

    private static SignTask Sign(CommandContext context, string id, BodyFields fields)
    {
        fields.Only("agrees", "opinion");
        if (!fields.Has("agrees"))
        {
            fields.Wrong("agrees", "请填写是否同意。");
        }

        return new(context, id, fields.Flag("agrees", "是否同意"), fields.OptionalText("opinion", "签署意见"));
    }

    private static TakeBackMove TakeBack(CommandContext context, string id, BodyFields fields)
    {
        fields.Only("move");
        var move = fields.Text("move", "撤回的内容");
        if (move.Length > 0 && !TaskMove.TakingBack.Contains(move))
        {
            fields.Wrong("move", $"请用 {string.Join('、', TaskMove.TakingBack)} 之一。");
        }

        return new(context, id, move);
    }

    private static CopyTask Copy(CommandContext context, string id, BodyFields fields)
    {
        fields.Only("to");
        return new(context, id, fields.Texts("to", "抄送对象"));
    }

    private static CommentOnTask Comment(CommandContext context, string id, BodyFields fields)
    {
        fields.Only("text");
        return new(context, id, fields.Text("text", "批注"));
    }

    private static async Task<UrgingReceipt> UrgeAsync(string id, HttpContext http, IMediator mediator)
    {
        var fields = new BodyFields(await http.BodyAsync());
        fields.Only("words");
        var words = fields.OptionalText("words", "催办内容");
        fields.ThrowIfWrong();
        var receipt = await mediator.Send(new UrgeTask(http.CommandContext(), id, words), http.RequestAborted);
        http.Response.SetVersion(receipt.Version);
        return receipt;
    }
}
