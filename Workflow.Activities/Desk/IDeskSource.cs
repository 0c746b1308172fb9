using Marten;

namespace Workflow.Activities.Desk;

/// <summary>What one business act puts on the office's desk; each reads its own rows only.</summary>
internal interface IDeskSource
{
    /// <summary>Its piles, whether or not something lies on them.</summary>
    IReadOnlyList<DeskPile> Piles { get; }
}

/// <summary>How to count and list the things of one group.</summary>
/// <param name="Section">One of <see cref="DeskSection"/>.</param>
/// <param name="What">Code of the group.</param>
/// <param name="ReadAsync">Reads them.</param>
internal sealed record DeskPile(
    string Section,
    string What,
    Func<DeskReading, CancellationToken, Task<DeskGroup>> ReadAsync)
{
    /// <summary>A pile of rows.</summary>
    /// <param name="section">One of <see cref="DeskSection"/>.</param>
    /// <param name="what">Code of the group.</param>
    /// <param name="rows">Which rows belong to it, the most urgent first.</param>
    /// <param name="item">A row as it is shown.</param>
    public static DeskPile Of<TRow>(
        string section,
        string what,
        Func<DeskReading, IQueryable<TRow>> rows,
        Func<TRow, DeskItem> item)
        where TRow : notnull => new(section, what, async (reading, cancellation) =>
        {
            var all = rows(reading);
            var total = await all.CountAsync(cancellation);
            var shown = total == 0 ? [] : await all.Skip(reading.Skip).Take(reading.Take).ToListAsync(cancellation);
            return new DeskGroup(section, what, total, [.. shown.Select(item)]);
        });
}

/// <summary>What is looked for.</summary>
/// <param name="Rows">The office's tenant.</param>
/// <param name="Today">The day in Asia/Shanghai.</param>
/// <param name="Skip">Things of a group to leave out.</param>
/// <param name="Take">Things of a group to give at most.</param>
internal sealed record DeskReading(IQuerySession Rows, DateOnly Today, int Skip, int Take)
{
    /// <summary>The last day that counts as soon.</summary>
    public DateOnly Soon => Today.AddDays(DeskSection.SoonDays);
}
