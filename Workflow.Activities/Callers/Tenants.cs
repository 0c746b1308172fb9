using Workflow.Activities.Identity;

namespace Workflow.Activities.Callers;

/// <summary>
/// Tenants: the province, its cities, and beside each of them one for trials. A trial lives in a tenant of its own, so
/// that its cases, tasks and numbers stay off every list, board and series of the real ones without a filter anywhere.
/// </summary>
public static class Tenants
{
    /// <summary>江苏省: the tenant of the province's own staff.</summary>
    public const string Province = "320000";

    private const char TrialMark = 'T';

    /// <summary>The tenants of real work: the province and its cities (设区市).</summary>
    public static IReadOnlyList<string> Live { get; } = [Province, .. Divisions.Cities];

    /// <summary>Where trials of a tenant live.</summary>
    public static string TrialOf(string tenant) => IsTrial(tenant) ? tenant : tenant + TrialMark;

    /// <summary>Whether nothing in it is real.</summary>
    public static bool IsTrial(string tenant) => tenant.EndsWith(TrialMark);

    /// <summary>The tenant whose organisations, calendars and staff a trial borrows; a real tenant is its own.</summary>
    public static string HomeOf(string tenant) => tenant.TrimEnd(TrialMark);
}
