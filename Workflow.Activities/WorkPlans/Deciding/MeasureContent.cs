namespace Workflow.Activities.WorkPlans.Deciding;

/// <summary>A measure as the office writes it.</summary>
/// <param name="Text">What is to be done.</param>
/// <param name="Units">Who; null leaves it as it is.</param>
/// <param name="Deadline">Until when or how often; nothing in it says that there is none.</param>
/// <param name="Targets">What is to be reached; null leaves it as it is.</param>
public sealed record MeasureContent(
    string Text,
    IReadOnlyList<UnitChoice>? Units = null,
    DeadlineChoice? Deadline = null,
    IReadOnlyList<PlanTarget>? Targets = null)
{
    /// <summary>Whether nothing is said but the text.</summary>
    public bool IsTextOnly => Units is null && Deadline is null && Targets is null;
}

/// <summary>A unit the office names.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Role">One of <see cref="PlanUnitRoles"/>.</param>
public sealed record UnitChoice(string Code, string Role = PlanUnitRoles.Responsible);

/// <summary>A deadline the office sets.</summary>
/// <param name="Date">Last day.</param>
/// <param name="Recurrence">One of <see cref="PlanRecurrences"/>.</param>
public sealed record DeadlineChoice(DateOnly? Date = null, string? Recurrence = null);
