using Workflow.Activities.Callers;

namespace Workflow.Host.Pages.Staff;

/// <summary>Who looks at the workload: clerks at their own office's, the office at everybody's.</summary>
internal static class WorkloadRoles
{
    public const string Readers = $"{Roles.Clerk},{Roles.Coordinator},{Roles.Auditor},{Roles.Administrator}";
}
