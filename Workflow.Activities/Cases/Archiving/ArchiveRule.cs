using System.Text.Json.Serialization;

namespace Workflow.Activities.Cases.Archiving;

/// <summary>When cases of a scenario become records, and for how long.</summary>
/// <param name="Retention">保管期限, see <see cref="RetentionPeriod"/>.</param>
/// <param name="AfterDays">Days after the end in which the applicant may still rate and the office add.</param>
public sealed record ArchiveRule(string Retention = RetentionPeriod.ThirtyYears, int AfterDays = ArchiveRule.UsualDays)
{
    /// <summary>Our assumption where a scenario says nothing: a month, as for the rating.</summary>
    public const int UsualDays = 30;

    private const int MostDays = 3650;

    /// <summary>Whether it can be followed.</summary>
    [JsonIgnore]
    public bool IsValid => RetentionPeriod.All.Contains(Retention) && AfterDays is >= 0 and <= MostDays;
}
