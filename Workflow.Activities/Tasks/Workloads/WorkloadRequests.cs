using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;

namespace Workflow.Activities.Tasks.Workloads;

/// <summary>人员工作量: what each clerk has and has done. Clerks see their own organisation, the office every one of its tenants.</summary>
public sealed record GetWorkload(Caller Caller) : IRequest<WorkloadView>;

/// <summary>The tasks behind one of the numbers.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="Which">One of <see cref="WorkloadFigure"/>.</param>
/// <param name="Organisation">Organisation code.</param>
/// <param name="Clerk">Account; null stands for what nobody has claimed.</param>
/// <param name="Skip">Items to leave out.</param>
/// <param name="Take">Items to give, at most 200.</param>
public sealed record ListWorkload(
    Caller Caller, string Which, string Organisation, string? Clerk, int Skip = 0, int Take = 50) : IRequest<Page<WorkloadTask>>;

/// <summary>The workload as a workbook.</summary>
public sealed record ExportWorkload(Caller Caller) : IRequest<SentFile>;

/// <summary>Numbers of the workload.</summary>
public static class WorkloadFigure
{
    /// <summary>未办: open.</summary>
    public const string Open = "open";

    /// <summary>未办且超期: open and overdue.</summary>
    public const string Overdue = "overdue";

    /// <summary>本周办结: done since Monday.</summary>
    public const string Done = "done";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Open, Overdue, Done];
}

/// <summary>工作量 as it is at this moment.</summary>
/// <param name="Monday">The day from which on something counts as done this week.</param>
/// <param name="Rows">By organisation, those with the most overdue first; within it what nobody has claimed comes last.</param>
public sealed record WorkloadView(DateOnly Monday, IReadOnlyList<WorkloadRow> Rows);

/// <summary>One clerk's.</summary>
/// <param name="Organisation">Organisation code.</param>
/// <param name="OrganisationName">Its name.</param>
/// <param name="Clerk">Account; null stands for what nobody has claimed.</param>
/// <param name="Open">Tasks the clerk holds.</param>
/// <param name="Overdue">Those of them that are overdue.</param>
/// <param name="Done">Tasks the clerk has done this week.</param>
public sealed record WorkloadRow(
    string Organisation, string OrganisationName, string? Clerk, int Open, int Overdue, int Done);

/// <summary>A task behind a number; nothing of its form.</summary>
/// <param name="Id">Task.</param>
/// <param name="Name">What is to be done.</param>
/// <param name="CaseNumber">The case it belongs to.</param>
/// <param name="Scenario">Scenario name.</param>
/// <param name="State">One of <see cref="TaskStates"/>.</param>
/// <param name="Light">green, yellow, red.</param>
/// <param name="DueAt">Promised end.</param>
/// <param name="EndedAt">When it was done.</param>
/// <param name="UrgedAt">When it was last urged while open.</param>
public sealed record WorkloadTask(
    string Id,
    string Name,
    string CaseNumber,
    string Scenario,
    string State,
    string Light,
    DateTimeOffset? DueAt,
    DateTimeOffset? EndedAt,
    DateTimeOffset? UrgedAt);
