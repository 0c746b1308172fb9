using System.Text.Json;
using System.Text.Json.Nodes;
using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.Drafts;
using Workflow.Host.Api.Http;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Drafts;

/// <summary>未提交的申请: kept for whoever writes it, until it is filed or its time is over.</summary>
internal static class DraftEndpoints
{
    private const int MostPages = 100;

    /// <summary>Maps the endpoints.</summary>
    public static void MapDrafts(this IEndpointRouteBuilder api)
    {
        var drafts = api.MapGroup("/drafts").WithTags("Drafts");
        drafts.MapGet("/", ListAsync)
            .Named("listDrafts", "本人未提交的申请，最近保存的在前")
            .Produces<Page<DraftSummary>>()
            .Refuses(401);
        drafts.MapGet("/{scenario}", GetAsync)
            .Named("getDraft", "一份未提交的申请；key 是提交时使用的 Idempotency-Key")
            .Produces<Draft>()
            .Refuses(401, 404);
        drafts.MapPut("/{scenario}", SaveAsync)
            .Named("saveDraft", "保存未提交的申请，替换此前保存的内容；不检查是否填对")
            .Takes<SaveDraftBody>()
            .Produces<DraftSummary>()
            .Refuses(401, 403, 404);
        drafts.MapDelete("/{scenario}", DiscardAsync)
            .Named("discardDraft", "删除未提交的申请")
            .Produces(StatusCodes.Status204NoContent)
            .Refuses(401, 403);
    }

    private static async Task<Page<DraftSummary>> ListAsync(HttpContext http, IMediator mediator)
    {
        var all = await mediator.Send(new ListDrafts(http.Caller()), http.RequestAborted);
        return new Page<DraftSummary>(all, all.Count);
    }

    private static async Task<Draft> GetAsync(string scenario, HttpContext http, IMediator mediator) =>
        await mediator.Send(new GetDraft(http.Caller(), scenario), http.RequestAborted)
        ?? throw new RefusalException(RefusalKind.NotFound, "draft.unknown", "没有这份未提交的申请，可能已经提交、删除或超过保存期限。");

    private static async Task<DraftSummary> SaveAsync(string scenario, HttpContext http, IMediator mediator)
    {
        var fields = new BodyFields(await http.BodyAsync());
        fields.Only("division", "form", "answered");
        var division = fields.OptionalText("division", "办理地区划代码");
        var form = fields.Object("form", "申请表单");
        var answered = fields.Texts("answered", "已填页面");
        if (answered.Count > MostPages)
        {
            fields.Wrong("answered", $"请不超过 {MostPages} 个。");
        }

        fields.ThrowIfWrong();
        return await mediator.Send(
            new SaveDraft(http.CommandContext(), scenario, null, division, JsonObject.Create(form)!, answered),
            http.RequestAborted);
    }

    private static async Task<IResult> DiscardAsync(string scenario, HttpContext http, IMediator mediator)
    {
        await mediator.Send(new DiscardDraft(http.CommandContext(), scenario), http.RequestAborted);
        return TypedResults.NoContent();
    }
}

/// <summary>A draft as far as it is filled in.</summary>
/// <param name="Division">GB/T 2260 division applied in; null before it is chosen.</param>
/// <param name="Form">The form; not checked before it is filed.</param>
/// <param name="Answered">Keys of the form's pages answered so far.</param>
public sealed record SaveDraftBody(string? Division, JsonElement Form, IReadOnlyList<string>? Answered);
