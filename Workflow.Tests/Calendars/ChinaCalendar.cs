using Workflow.Activities.Calendars;

namespace Workflow.Tests.Calendars;

/// <summary>The calendar the product ships.</summary>
internal static class ChinaCalendar
{
    public static WorkingCalendar Load() =>
        CalendarFile.Parse(File.ReadAllText(Path.Combine(Definitions(), "calendars", "cn.json")));

    public static string Definitions()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Workflow.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder!.FullName, "definitions");
    }
}
