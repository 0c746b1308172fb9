namespace Workflow.Activities.Calendars.Entering;

/// <summary>A change of the calendar after which open deadlines are reckoned anew.</summary>
internal sealed class CalendarChangeRow
{
    /// <summary>Hash of the calendar that it led to.</summary>
    public required string Id { get; init; }

    /// <summary>The calendar's file before.</summary>
    public required string Former { get; init; }

    /// <summary>And after.</summary>
    public required string Text { get; init; }

    /// <summary>Deadlines set later were reckoned with the new one already.</summary>
    public required DateTimeOffset ChangedAt { get; init; }

    /// <summary>When every open case had been seen to; null before.</summary>
    public DateTimeOffset? DoneAt { get; set; }
}
