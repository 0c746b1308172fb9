namespace Workflow.Activities.Rectification;

/// <summary>整改时限, in working days of the tenant's calendar, and how far it goes up.</summary>
/// <param name="PlanDays">For the plan, from the order.</param>
/// <param name="ReportDays">For the report, from the plan.</param>
/// <param name="RedoDays">For what is owed after a return or a passed deadline.</param>
/// <param name="ReturnsPerLevel">The return at which it goes up a level, counted since it reached its level.</param>
/// <param name="Levels">The highest level; there it stays until it is put right.</param>
public sealed record RectificationTerms(int PlanDays, int ReportDays, int RedoDays, int ReturnsPerLevel, int Levels);
