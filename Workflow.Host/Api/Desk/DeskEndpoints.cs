using MediatR;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Desk;
using Workflow.Activities.Documents.Spreadsheets;
using Workflow.Host.Api.Http;
using Workflow.Host.Identity;
using Workflow.Host.Pages.Desk;

namespace Workflow.Host.Api.Desk;

/// <summary>今日: what the office has to do or to chase.</summary>
internal static class DeskEndpoints
{
    private const int MostInTable = 200;

    /// <summary>Maps the endpoints.</summary>
    public static void MapDesk(this IEndpointRouteBuilder api)
    {
        var desk = api.MapGroup("/desk").WithTags("Desk");
        desk.MapGet("/", GetAsync)
            .Named("getDesk", "今日：已逾期、即将到期、待审核、待发出")
            .Query("what", "只读这一组，例如 notices.unanswered")
            .QueryNumber("skip", "每组跳过条数，默认 0")
            .QueryNumber("take", "每组返回条数，默认 10，最多 200")
            .Produces<DeskView>()
            .Refuses(400, 401, 403, 404);
        desk.MapGet("/table.xlsx", TableAsync)
            .Named("getDeskTable", "今日（xlsx）：每组最多 200 条")
            .Produces(StatusCodes.Status200OK, contentType: SheetWriter.MediaType)
            .Refuses(401, 403);
    }

    /// <summary>Maps the file for people's browsers: what goes wrong is told on a page.</summary>
    public static void MapDeskTable(this IEndpointRouteBuilder pages) =>
        pages.MapGet("/desk/table.xlsx", TableAsync).ExcludeFromDescription();

    private static Task<DeskView> GetAsync(HttpContext http, IMediator mediator)
    {
        var query = new QueryFields(http.Request);
        var request = new GetDesk(
            http.Caller(),
            query.Text("what"),
            query.Number("skip", 0, 0, int.MaxValue),
            query.Number("take", 10, 1, MostInTable));
        query.ThrowIfWrong();
        return mediator.Send(request, http.RequestAborted);
    }

    private static async Task<IResult> TableAsync(
        HttpContext http, [FromServices] IMediator mediator, [FromServices] IStringLocalizer<DeskWords> words)
    {
        var desk = await mediator.Send(new GetDesk(http.Caller(), Take: MostInTable), http.RequestAborted);
        return Results.File(SheetWriter.Write(DeskSheet.Of(desk, words)), SheetWriter.MediaType, $"今日{desk.Today:yyyyMMdd}.xlsx");
    }
}
