namespace Workflow.Activities.Reporting.Viewing;

/// <summary>Which reports a number of a round counts. The numbers are made of the same rule, so that each equals its list.</summary>
internal static class RoundLists
{
    public static bool IsIn(string? list, ReportRow report) => list switch
    {
        "reported" => report.Status is ReportStatus.Submitted or ReportStatus.Accepted,
        "owed" => ReportStatus.IsOwed(report.Status),
        "late" => report.IsLate,
        "missing" => report is { IsMissed: true, SubmittedAt: null },
        "to-review" => report.Status == ReportStatus.Submitted,
        "returned" => report.Status == ReportStatus.Returned,
        "accepted" => report.Status == ReportStatus.Accepted,
        _ => true,
    };

    public static RoundCounts Count(IReadOnlyCollection<ReportRow> reports)
    {
        return new RoundCounts(
            reports.Count, In("reported"), In("owed"), In("late"), In("missing"), In("to-review"), In("returned"), In("accepted"));

        int In(string list) => reports.Count(report => IsIn(list, report));
    }
}
