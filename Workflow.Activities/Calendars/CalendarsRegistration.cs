using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Activities.Calendars.Entering;
using Workflow.Engine.Storage;

namespace Workflow.Activities.Calendars;

/// <summary>Registers the calendars.</summary>
public static class CalendarsRegistration
{
    /// <summary>Adds the calendars; needs a <see cref="Common.DefinitionsFolder"/> and the clock.</summary>
    public static IServiceCollection AddCalendars(this IServiceCollection services) => services
        .AddSingleton<CalendarFolder>()
        .AddSingleton<ICalendars>(provider => provider.GetRequiredService<CalendarFolder>())
        .AddSingleton(new RowMapping(store => store.Schema.For<CalendarChangeRow>()))
        .AddTransient<IRequestHandler<GetCalendar, CalendarView>, GetCalendarHandler>()
        .AddTransient<IRequestHandler<EnterCalendarYear, CalendarView>, EnterCalendarYearHandler>();
}
