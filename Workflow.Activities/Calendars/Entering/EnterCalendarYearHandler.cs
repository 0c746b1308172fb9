using Marten;
using MediatR;
using Microsoft.Extensions.Logging;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;

namespace Workflow.Activities.Calendars.Entering;

/// <summary>Checks a year and writes it into the calendar's file.</summary>
internal sealed class EnterCalendarYearHandler(
    CalendarFolder calendars, IDocumentStore store, TimeProvider clock, ILogger<EnterCalendarYearHandler> logger)
    : IRequestHandler<EnterCalendarYear, CalendarView>
{
    public async Task<CalendarView> Handle(EnterCalendarYear request, CancellationToken cancellationToken)
    {
        if (!request.Caller.Is(Roles.Administrator))
        {
            throw Refusals.Forbidden("calendar.forbidden", "放假安排由管理员录入。");
        }

        var (former, year, now) = (calendars.Stored, request.Year, clock.GetUtcNow());
        if (CalendarYearCheck.Find(year, ChinaTime.DayOf(now).Year, former.Content.LastYear) is { Count: > 0 } errors)
        {
            throw Refusals.Invalid("calendar.invalid", $"有 {errors.Count} 处需要修改，填写的内容都还在。", [.. errors]);
        }

        var entered = CalendarFolder.Of(former.Content.With(
            year with { Holidays = [.. year.Holidays.OrderBy(range => range.From)], Workdays = [.. year.Workdays.Order()] }));
        if (entered.Hash == former.Hash)
        {
            return GetCalendarHandler.View(former, request.Caller, clock);
        }

        // Noted before it is done: a note of a calendar that never came to stand in the file is passed over.
        await using var session = store.LightweightSession(Tenants.Province);
        session.Store(new CalendarChangeRow { Id = entered.Hash, Former = former.Text, Text = entered.Text, ChangedAt = now });
        await session.SaveChangesAsync(cancellationToken);
        calendars.Write(entered, request.Expected);
        logger.LogInformation("The holidays of {Year} were entered by {Account}.", year.Year, request.Caller.Id);
        return GetCalendarHandler.View(calendars.Stored, request.Caller, clock);
    }
}
