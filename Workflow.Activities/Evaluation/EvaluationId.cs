using System.Globalization;
using System.Text.RegularExpressions;

namespace Workflow.Activities.Evaluation;

/// <summary>Names of rounds: tenant, year and place in the series, so that a unit of another tenant finds it.</summary>
internal static partial class EvaluationId
{
    public const string Series = "evaluation";

    public static string Of(string tenant, int year, long sequence) =>
        string.Create(CultureInfo.InvariantCulture, $"{tenant}-{year}-{sequence}");

    /// <summary>The tenant of an id; null when it is none.</summary>
    public static string? TenantOf(string id) => Form().IsMatch(id) ? id[..id.IndexOf('-', StringComparison.Ordinal)] : null;

    /// <summary>Whose the files of a unit in a round are: no other unit may name them.</summary>
    public static string HolderOf(string id, string unit) => $"{id}/{unit}";

    /// <summary>The stream of a round.</summary>
    public static string Stream(string id) => $"{EvaluationState.StreamKind}:{id}";

    [GeneratedRegex(@"^\d{6}T?-\d{4}-\d{1,9}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();
}
