using System.Globalization;
using System.Text.RegularExpressions;

namespace Workflow.Activities.Tickets;

/// <summary>
/// Names of tickets. The id is made of tenant, kind, year and place in the series, so that a unit of another tenant finds it;
/// the number (编号) says the same in the form of documents.
/// </summary>
internal static partial class TicketId
{
    public static string Of(string tenant, string kind, int year, long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{tenant}-{kind}-{year}-{sequence}");

    /// <summary>The tenant of an id; null when it is none.</summary>
    public static string? TenantOf(string id) => Form().IsMatch(id) ? id[..id.IndexOf('-', StringComparison.Ordinal)] : null;

    /// <summary>The stream of a ticket.</summary>
    public static string Stream(string id) => $"{TicketState.StreamKind}:{id}";

    /// <summary>The series that numbers of a kind come from; each year has one of its own.</summary>
    public static string Series(string kind) => $"ticket-{kind}";

    /// <summary>编号, in the manner of GB/T 9704: <c>苏数数需〔2026〕3号</c>.</summary>
    public static string Number(string issuer, string kind, int year, long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{issuer}{kind}〔{year}〕{sequence}号");

    [GeneratedRegex(@"^\d{6}T?-[a-z][a-z0-9-]{0,40}-\d{4}-\d{1,9}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
