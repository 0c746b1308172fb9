namespace Workflow.Activities.Cases.Reckoning;

/// <summary>放假安排公布: deadlines that had been provisional were reckoned anew with another calendar.</summary>
/// <param name="DueAt">Promised end of the whole; null before acceptance.</param>
/// <param name="FormerDueAt">What it was before; the same where only items' or tasks' deadlines moved.</param>
/// <param name="Calendar">Hash of the calendar, so that no deadline is moved twice by one.</param>
internal sealed record CaseDueReckoned(DateTimeOffset? DueAt, DateTimeOffset? FormerDueAt, string Calendar);
