using Workflow.Activities.Calendars;
using Workflow.Activities.Desk;

namespace Workflow.Host.Pages.Desk;

/// <summary>Where the things on the desk are dealt with, and how they stand.</summary>
internal static class DeskLinks
{
    /// <summary>Page of a thing.</summary>
    public static string Of(DeskItem item) => item.Kind switch
    {
        "assignment" => $"/assignments/{item.Id}",
        "rectification" => $"/rectifications/{item.Id}",
        "project" => $"/projects/{item.Id}",
        "report" => $"/reports/{item.Id}",
        "evaluation" => $"/evaluations/{item.Id}",
        "ticket" => $"/tickets/{item.Id}",
        "round" => $"/report-rounds/{item.Id}",
        _ => $"/notices/{item.Id}",
    };

    /// <summary>Red after the last day, yellow within what counts as soon, green before.</summary>
    public static string LightOf(DeskItem item, DateOnly today) =>
        item.Due < today ? Light.Red : item.Due <= today.AddDays(DeskSection.SoonDays) ? Light.Yellow : Light.Green;
}
