namespace Workflow.Activities.Tasks.Absences;

/// <summary>休假代理: while a clerk is away, a colleague is deputy.</summary>
/// <param name="AbsenceId">Id within the clerk's stream.</param>
/// <param name="Clerk">Who will be away.</param>
/// <param name="Organisation">Organisation code of both.</param>
/// <param name="Deputy">Who stands for the clerk.</param>
/// <param name="From">First day (Asia/Shanghai).</param>
/// <param name="Until">Last day.</param>
internal sealed record AbsencePlanned(
    string AbsenceId, string Clerk, string Organisation, string Deputy, DateOnly From, DateOnly Until);

/// <summary>The deputy stands for the clerk no longer, or never will.</summary>
/// <param name="AbsenceId">Which absence.</param>
internal sealed record AbsenceEnded(string AbsenceId);
