using System.Globalization;
using System.Text.RegularExpressions;

namespace Workflow.Activities.TerritorialReturns;

/// <summary>Names returns: <c>320100-2026-11-27</c>, a city and a day.</summary>
internal static partial class ReturnId
{
    public static string Of(string city, DateOnly day) =>
        string.Create(CultureInfo.InvariantCulture, $"{city}-{day:yyyy-MM-dd}");

    /// <summary>The city; null when it is no return's name.</summary>
    public static string? CityOf(string id) => Form().IsMatch(id) ? id[..6] : null;

    public static string Stream(string id) => $"{ReturnState.StreamKind}:{id}";

    /// <summary>Under whose key the parts are sealed.</summary>
    public static string Subject(string city) => $"territorial-return-{city}";

    [GeneratedRegex(@"^\d{6}-\d{4}-\d{2}-\d{2}$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
