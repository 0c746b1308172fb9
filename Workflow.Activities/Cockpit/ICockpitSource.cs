using Marten;

namespace Workflow.Activities.Cockpit;

/// <summary>What one business act shows leaders; each reads its own rows only.</summary>
internal interface ICockpitSource
{
    /// <summary>Where it stands among the others.</summary>
    int Order { get; }

    /// <summary>Reads its numbers and pictures.</summary>
    Task<CockpitPart> ReadAsync(CockpitReading reading, CancellationToken cancellation);
}

/// <summary>What one act shows.</summary>
internal sealed record CockpitPart(IReadOnlyList<CockpitNumber> Numbers, IReadOnlyList<CockpitPicture> Pictures);

/// <summary>What is looked for.</summary>
/// <param name="Rows">Reads rows; the scope has to be asked for.</param>
/// <param name="Own">The tenant of whoever looks.</param>
/// <param name="Tenants">The tenants looked at: a city's own, or all of the province.</param>
/// <param name="Year">The year.</param>
/// <param name="Now">Now.</param>
/// <param name="Today">The day in Asia/Shanghai.</param>
internal sealed record CockpitReading(IQuerySession Rows, string Own, string[] Tenants, int Year, DateTimeOffset Now, DateOnly Today)
{
    /// <summary>Most labels of a picture: more cannot be told apart.</summary>
    public const int MostLabels = 15;
}
