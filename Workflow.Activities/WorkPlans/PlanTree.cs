namespace Workflow.Activities.WorkPlans;

/// <summary>重点工程: a programme of a plan, under 一、.</summary>
/// <param name="Id">Id within the plan, such as <c>p1</c>.</param>
/// <param name="Title">Title.</param>
/// <param name="Intro">Sentences of its own before the first task; null where there are none.</param>
/// <param name="Tasks">Its tasks.</param>
public sealed record PlanProgramme(string Id, string Title, string? Intro, IReadOnlyList<PlanTask> Tasks);

/// <summary>任务: a task of a programme, under 1.</summary>
/// <param name="Id">Id within the plan, such as <c>t1</c>.</param>
/// <param name="Number">Its number in the notice; null where it has none.</param>
/// <param name="Title">Title.</param>
/// <param name="Intro">Sentences that ask nothing of anybody; null where there are none.</param>
/// <param name="Measures">Its measures.</param>
public sealed record PlanTask(string Id, int? Number, string Title, string? Intro, IReadOnlyList<PlanMeasure> Measures);

/// <summary>举措: what somebody is to do.</summary>
/// <param name="Id">Id within the plan, such as <c>m1</c>.</param>
/// <param name="Text">What is to be done.</param>
/// <param name="Units">Who.</param>
/// <param name="Deadline">Until when or how often; null where nothing is said.</param>
/// <param name="Targets">What is to be reached, in numbers.</param>
/// <param name="From">The words of the notice it came from; null when it was drawn up by hand.</param>
/// <param name="IsConfirmed">Whether the office has checked it (核对).</param>
public sealed record PlanMeasure(
    string Id,
    string Text,
    IReadOnlyList<PlanUnit> Units,
    PlanDeadline? Deadline,
    IReadOnlyList<PlanTarget> Targets,
    string? From,
    bool IsConfirmed = false);

/// <summary>责任单位: the province, one of its cities, or an organisation.</summary>
/// <param name="Code">GB/T 2260 code of a division, or code of an organisation.</param>
/// <param name="Name">Name.</param>
/// <param name="From">The words it came from; null when the office named it.</param>
/// <param name="Role">One of <see cref="PlanUnitRoles"/>.</param>
public sealed record PlanUnit(string Code, string Name, string? From, string Role = PlanUnitRoles.Responsible);

/// <summary>What a unit has to do with a measure.</summary>
public static class PlanUnitRoles
{
    /// <summary>责任（牵头）单位.</summary>
    public const string Responsible = "responsible";

    /// <summary>配合单位.</summary>
    public const string Assisting = "assisting";

    /// <summary>Every role.</summary>
    public static IReadOnlyList<string> All { get; } = [Responsible, Assisting];
}

/// <summary>完成时限: a last day, a rhythm, or a rhythm up to a last day.</summary>
/// <param name="Date">Last day; null where only a rhythm is said.</param>
/// <param name="Recurrence">One of <see cref="PlanRecurrences"/>; null where it is done once.</param>
/// <param name="From">The words it came from; null when the office set it.</param>
public sealed record PlanDeadline(DateOnly? Date, string? Recurrence, string? From);

/// <summary>How often something is due.</summary>
public static class PlanRecurrences
{
    /// <summary>每周.</summary>
    public const string Weekly = "weekly";

    /// <summary>每月.</summary>
    public const string Monthly = "monthly";

    /// <summary>每季度.</summary>
    public const string Quarterly = "quarterly";

    /// <summary>每半年.</summary>
    public const string HalfYearly = "half-yearly";

    /// <summary>每年.</summary>
    public const string Yearly = "yearly";

    /// <summary>Every rhythm.</summary>
    public static IReadOnlyList<string> All { get; } = [Weekly, Monthly, Quarterly, HalfYearly, Yearly];
}

/// <summary>目标: a number to be reached.</summary>
/// <param name="Name">What is counted.</param>
/// <param name="Comparison">One of <see cref="PlanComparisons"/>.</param>
/// <param name="Value">The number.</param>
/// <param name="Unit">Unit, such as <c>%</c> or 个; empty where there is none.</param>
/// <param name="From">The words it came from; null when the office set it.</param>
public sealed record PlanTarget(string Name, string Comparison, decimal Value, string Unit, string? From);

/// <summary>How a measured value is held against a target.</summary>
public static class PlanComparisons
{
    /// <summary>At least.</summary>
    public const string AtLeast = ">=";

    /// <summary>At most.</summary>
    public const string AtMost = "<=";

    /// <summary>More than.</summary>
    public const string MoreThan = ">";

    /// <summary>Less than.</summary>
    public const string LessThan = "<";

    /// <summary>Exactly.</summary>
    public const string Exactly = "=";

    /// <summary>Every comparison; the longer words first.</summary>
    public static IReadOnlyList<string> All { get; } = [AtLeast, AtMost, MoreThan, LessThan, Exactly];
}

/// <summary>A plan's content as it is drawn up, before anybody corrected it.</summary>
/// <param name="Title">Title, such as 2026年全市数据工作要点.</param>
/// <param name="Year">The year it is for.</param>
/// <param name="Preface">What stands before the first programme; null where there is nothing.</param>
/// <param name="Closing">What stands after the last task: date, issuer; null where there is nothing.</param>
/// <param name="Programmes">The tree.</param>
public sealed record PlanDraft(
    string Title,
    int Year,
    string? Preface,
    string? Closing,
    IReadOnlyList<PlanProgramme> Programmes);
