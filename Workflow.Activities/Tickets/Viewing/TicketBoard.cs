using Workflow.Activities.Tickets.Kinds;

namespace Workflow.Activities.Tickets.Viewing;

/// <summary>看板: how the loop of a kind turns.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Total">How many there are.</param>
/// <param name="Open">Of them open.</param>
/// <param name="Overdue">Of those, with something overdue.</param>
/// <param name="Closed">办结.</param>
/// <param name="Favourable">Of those, such that whoever opened them got what was asked for.</param>
/// <param name="StepsInTime">按时率 of steps in percent; null while none was done.</param>
/// <param name="MedianDays">Median of the days from opening to closing; null while none is closed.</param>
/// <param name="Results">By result, the most frequent first.</param>
/// <param name="Months">By month of opening, oldest first, at most twelve.</param>
/// <param name="Units">By unit that is asked: open, overdue.</param>
/// <param name="Figures">The kind's figures over time.</param>
public sealed record TicketBoard(
    TicketKind Kind,
    int Total,
    int Open,
    int Overdue,
    int Closed,
    int Favourable,
    decimal? StepsInTime,
    decimal? MedianDays,
    IReadOnlyList<NamedCount> Results,
    IReadOnlyList<MonthCount> Months,
    IReadOnlyList<UnitCount> Units,
    IReadOnlyList<FigureSeries> Figures);

/// <summary>A number with its name.</summary>
public sealed record NamedCount(string Name, int Count);

/// <summary>A month's numbers.</summary>
/// <param name="Month">Its first day.</param>
/// <param name="Opened">登记.</param>
/// <param name="Closed">办结.</param>
public sealed record MonthCount(DateOnly Month, int Opened, int Closed);

/// <summary>What a unit is asked for.</summary>
public sealed record UnitCount(TicketUnit Unit, int Open, int Overdue);

/// <summary>A figure over time.</summary>
/// <param name="Figure">Which.</param>
/// <param name="Points">Mean over units for each day on which one was recorded, oldest first.</param>
public sealed record FigureSeries(FigureKind Figure, IReadOnlyList<FigurePoint> Points);

/// <summary>A figure at a day.</summary>
public sealed record FigurePoint(DateOnly On, decimal Value, int Units);
