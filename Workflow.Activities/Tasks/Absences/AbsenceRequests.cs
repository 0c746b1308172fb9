using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;

namespace Workflow.Activities.Tasks.Absences;

/// <summary>Names a deputy for days to come.</summary>
/// <param name="Context">The clerk who will be away; key.</param>
/// <param name="Deputy">Account of a clerk of the same organisation.</param>
/// <param name="From">First day (Asia/Shanghai).</param>
/// <param name="Until">Last day.</param>
public sealed record PlanAbsence(CommandContext Context, string Deputy, DateOnly From, DateOnly Until) : IRequest<AbsenceView>;

/// <summary>Ends an absence early, or calls it off.</summary>
public sealed record EndAbsence(CommandContext Context, string Id) : IRequest<AbsenceView>;

/// <summary>The caller's absences that are not over, and those in which the caller is deputy.</summary>
public sealed record ListAbsences(Caller Caller) : IRequest<IReadOnlyList<AbsenceView>>;

/// <summary>休假代理.</summary>
/// <param name="Id">Id.</param>
/// <param name="Clerk">Who is away.</param>
/// <param name="Deputy">Who stands for the clerk.</param>
/// <param name="From">First day (Asia/Shanghai).</param>
/// <param name="Until">Last day.</param>
/// <param name="IsEnded">Whether it was ended before its time.</param>
/// <param name="HoldsToday">Whether the deputy stands for the clerk today.</param>
public sealed record AbsenceView(
    string Id, string Clerk, string Deputy, DateOnly From, DateOnly Until, bool IsEnded, bool HoldsToday);
