using System.Text.Json;
using MediatR;
using Workflow.Activities.Calendars;
using Workflow.Activities.Calendars.Entering;
using Workflow.Activities.Common;
using Workflow.Host.Api.Http;
using Workflow.Host.Identity;

namespace Workflow.Host.Api.Calendars;

/// <summary>工作日历: the published years, and entering one.</summary>
internal static class CalendarEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapCalendars(this IEndpointRouteBuilder api)
    {
        var calendar = api.MapGroup("/calendar").WithTags("Calendar");
        calendar.MapGet("/", GetAsync)
            .Named("getCalendar", "工作日历：已公布的年份；ETag 为其内容的摘要")
            .Produces<CalendarAnswer>()
            .Refuses(401, 403);
        calendar.MapPut("/{year:int}", EnterAsync)
            .Named("enterCalendarYear", "录入一年的放假安排；If-Match 给出读取时的 ETag。未办结办件的时限在一小时内重新计算")
            .Takes<YearBody>()
            .Produces<CalendarAnswer>()
            .Refuses(400, 401, 403, 409);
    }

    private static async Task<CalendarAnswer> GetAsync(HttpContext http, IMediator mediator) =>
        Answer(http, await mediator.Send(new GetCalendar(http.Caller()), http.RequestAborted));

    private static async Task<CalendarAnswer> EnterAsync(int year, HttpContext http, IMediator mediator)
    {
        var body = await http.BodyAsync();
        return Answer(http, await mediator.Send(new EnterCalendarYear(http.Caller(), Read(year, body), http.Request.ExpectedHash()), http.RequestAborted));
    }

    private static CalendarYear Read(int year, JsonElement body)
    {
        try
        {
            var given = body.Deserialize<YearBody>(JsonSerializerOptions.Web);
            return new CalendarYear(
                year, [.. (given?.Holidays ?? []).Select(DayRange.Parse)], [.. (given?.Workdays ?? []).Select(DayRange.Day)]);
        }
        catch (Exception wrong) when (wrong is FormatException or JsonException)
        {
            throw new RefusalException(
                RefusalKind.Invalid,
                "calendar.malformed",
                "holidays 应为 2027-01-01/2027-01-03 这样的起止日期，workdays 应为 2027-01-30 这样的日期，请改正后重新提交。");
        }
    }

    private static CalendarAnswer Answer(HttpContext http, CalendarView view)
    {
        http.Response.SetHash(view.Hash);
        return new CalendarAnswer(
            view.Name,
            view.LastYear,
            view.Open,
            [.. view.Years.Select(year => new YearAnswer(
                year.Year, [.. year.Holidays.Select(range => range.ToString())], [.. year.Workdays.Select(DayRange.Text)]))]);
    }

    /// <summary>A year as it is entered.</summary>
    private sealed record YearBody(IReadOnlyList<string>? Holidays, IReadOnlyList<string>? Workdays);

    /// <summary>The calendar as it is answered.</summary>
    private sealed record CalendarAnswer(string Name, int LastYear, IReadOnlyList<int> Open, IReadOnlyList<YearAnswer> Years);

    /// <summary>A year as it is answered.</summary>
    private sealed record YearAnswer(int Year, IReadOnlyList<string> Holidays, IReadOnlyList<string> Workdays);
}
