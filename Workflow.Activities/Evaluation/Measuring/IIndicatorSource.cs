using Marten;

namespace Workflow.Activities.Evaluation.Measuring;

/// <summary>
/// What one business act knows about units that an evaluation can judge them by; each reads its own rows only. An act offers an
/// indicator by registering one; indicator systems name it as <c>engine:</c> and its name.
/// </summary>
internal interface IIndicatorSource
{
    /// <summary>Name, such as <c>case-on-time</c>.</summary>
    string Name { get; }

    /// <summary>What it measures and in which unit, for those who write indicator systems.</summary>
    string Description { get; }

    /// <summary>The values of a period by unit; a unit of which nothing is known is left out.</summary>
    Task<IReadOnlyDictionary<string, IndicatorValue>> MeasureAsync(IndicatorReading reading, CancellationToken cancellation);
}

/// <summary>What is measured.</summary>
/// <param name="Rows">Rows of the evaluation's tenant.</param>
/// <param name="Tenants">The tenants whose rows count: for the province's evaluations every one, for a city's its own.</param>
/// <param name="Units">Organisation codes.</param>
/// <param name="From">First moment of the period.</param>
/// <param name="To">Last moment of the period, or now when it has not ended yet.</param>
/// <param name="Now">Now.</param>
internal sealed record IndicatorReading(
    IQuerySession Rows,
    string[] Tenants,
    string[] Units,
    DateTimeOffset From,
    DateTimeOffset To,
    DateTimeOffset Now)
{
    /// <summary>First day of the period in Asia/Shanghai.</summary>
    public DateOnly FirstDay => Calendars.ChinaTime.DayOf(From);

    /// <summary>Last day of the period in Asia/Shanghai.</summary>
    public DateOnly LastDay => Calendars.ChinaTime.DayOf(To);
}

/// <summary>A measured value.</summary>
/// <param name="Value">Value.</param>
/// <param name="Basis">The numbers it comes from, in words.</param>
internal sealed record IndicatorValue(decimal Value, string Basis);
