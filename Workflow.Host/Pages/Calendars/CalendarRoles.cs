using Workflow.Activities.Callers;

namespace Workflow.Host.Pages.Calendars;

/// <summary>Who looks at the working calendar.</summary>
internal static class CalendarRoles
{
    /// <summary>Everybody who works with deadlines.</summary>
    public const string Readers = $"{Roles.Clerk},{Roles.Analyst},{Roles.Coordinator},{Roles.Auditor},{Roles.Administrator}";
}
