using System.Globalization;
using Workflow.Activities.Cockpit;

namespace Workflow.Host.Pages.Cockpit;

/// <summary>The list behind each number and each label of the cockpit.</summary>
internal static class CockpitLinks
{
    /// <summary>The list behind a number; null where it has none.</summary>
    public static string? Of(CockpitNumber number, int year) => number.What switch
    {
        "assignments.red" => $"/assignments?light=red&year={year}",
        "assignments.in-time" => $"/assignments?status=closed&year={year}",
        "reports.in" => "/report-rounds",
        "rectifications.open" => "/rectifications",
        "cases.in-time" or "cases.satisfied" => "/cases",
        _ => null,
    };

    /// <summary>The list behind a label of a picture; null where it has none.</summary>
    public static string? Of(string picture, string key, int year) => picture switch
    {
        "assignments.by-unit" => $"/assignments?unit={Uri.EscapeDataString(key)}&year={year}",
        "reports.by-round" => $"/report-rounds/{Uri.EscapeDataString(key)}",
        "rectifications.by-age" => "/rectifications",
        "cases.by-month" or "cases.ratings" => "/cases",
        _ => null,
    };

    /// <summary>A number as people read it.</summary>
    public static string Text(CockpitNumber number) => number.Value is not { } value ? "—"
        : value.ToString("0.#", CultureInfo.InvariantCulture) + (number.IsPercent ? "%" : string.Empty);
}
