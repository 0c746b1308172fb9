using Workflow.Activities.Cases;

namespace Workflow.Host.Pages.Parts;

/// <summary>How a case's or an item's status is told: word, mood and sign.</summary>
internal static class Statuses
{
    private const string Clock = "M9 1a8 8 0 1 0 0 16A8 8 0 0 0 9 1zm0 2a6 6 0 1 1 0 12A6 6 0 0 1 9 3zM8 5v5h5V8h-3V5z";
    private const string Tick = "M9 1a8 8 0 1 0 0 16A8 8 0 0 0 9 1zM4.5 9.5 6 8l2 2 4-4.5 1.5 1.5L8 13z";
    private const string Cross = "M9 1a8 8 0 1 0 0 16A8 8 0 0 0 9 1zM5 6.5 6.5 5 9 7.5 11.5 5 13 6.5 10.5 9 13 11.5 11.5 13 9 10.5 6.5 13 5 11.5 7.5 9z";
    private const string Alert = "M9 1a8 8 0 1 0 0 16A8 8 0 0 0 9 1zM8 4h2v6H8zm0 7.5h2v2H8z";
    private const string Ring = "M9 1a8 8 0 1 0 0 16A8 8 0 0 0 9 1zm0 2a6 6 0 1 1 0 12A6 6 0 0 1 9 3z";

    public static bool IsOpen(string status) =>
        status is not (CaseStatus.Closed or CaseStatus.Refused or CaseStatus.Withdrawn);

    /// <summary>Resource key of the word.</summary>
    public static string Word(string status, string? result) => status switch
    {
        CaseStatus.Closed when result is not null && CaseResult.All.Contains(result) => "status." + result,
        _ when CaseStatus.OfItems.Contains(status) => "status." + status,
        _ => "status." + CaseStatus.Review,
    };

    /// <summary>Style class.</summary>
    public static string Mood(string status, string? result) => status switch
    {
        CaseStatus.Pending => "waiting",
        CaseStatus.Supplement => "attention",
        CaseStatus.Refused => "bad",
        CaseStatus.Withdrawn => "ended",
        not CaseStatus.Closed => "working",
        _ => result switch
        {
            CaseResult.Denied => "bad",
            CaseResult.Withdrawn or CaseResult.Terminated => "ended",
            _ => "good",
        },
    };

    /// <summary>Path of the sign.</summary>
    public static string Icon(string status, string? result) => Sign(Mood(status, result));

    /// <summary>Path of a mood's sign.</summary>
    public static string Sign(string mood) => mood switch
    {
        "waiting" => Ring,
        "attention" => Alert,
        "good" => Tick,
        "bad" or "ended" => Cross,
        _ => Clock,
    };
}
