using Workflow.Activities.Calendars;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;

namespace Workflow.Activities.Tasks.Workloads;

/// <summary>Whose workload a caller sees, and from when on something was done this week.</summary>
/// <param name="Tenants">Tenants.</param>
/// <param name="Organisation">The one organisation, or null for every one of the tenants.</param>
/// <param name="Monday">First moment of the week in Asia/Shanghai.</param>
internal sealed record WorkloadReach(string[] Tenants, string? Organisation, DateTimeOffset Monday)
{
    public static WorkloadReach Of(Caller caller, DateTimeOffset now) => caller switch
    {
        _ when caller.Is(Roles.Clerk) => new([caller.Tenant], caller.Organisation, MondayOf(now)),
        { Oversees: true, IsProvincial: true } => new([.. Callers.Tenants.Live], null, MondayOf(now)),
        { Oversees: true } => new([caller.Tenant], null, MondayOf(now)),
        _ => throw Refusals.Forbidden("workload.staff-only", "工作量由统筹人员和各单位工作人员查看。"),
    };

    public bool Includes(string organisation) => Organisation is null || Organisation == organisation;

    private static DateTimeOffset MondayOf(DateTimeOffset now)
    {
        var today = ChinaTime.DayOf(now);
        return ChinaTime.At(today.AddDays(-(((int)today.DayOfWeek + 6) % 7)), TimeOnly.MinValue);
    }
}
