using Microsoft.Extensions.DependencyInjection;

namespace Workflow.Activities.Calendars;

/// <summary>Registers the calendars.</summary>
public static class CalendarsRegistration
{
    /// <summary>Adds the calendars; needs a <see cref="Common.DefinitionsFolder"/>.</summary>
    public static IServiceCollection AddCalendars(this IServiceCollection services) =>
        services.AddSingleton<ICalendars, CalendarFolder>();
}
