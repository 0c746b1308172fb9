using Workflow.Activities.Calendars;
using Workflow.Tests.Support;

namespace Workflow.Tests.Calendars;

/// <summary>The calendar the product ships.</summary>
internal static class ChinaCalendar
{
    public static WorkingCalendar Load() =>
        CalendarFile.Parse(File.ReadAllText(Repository.Definitions.At("calendars", "cn.json")));
}
