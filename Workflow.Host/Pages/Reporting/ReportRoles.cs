using Workflow.Activities.Callers;

namespace Workflow.Host.Pages.Reporting;

/// <summary>Who gets to the pages of progress reports; what they find there is judged one by one.</summary>
internal static class ReportRoles
{
    /// <summary>Those who see rounds as a whole.</summary>
    public const string Office = $"{Roles.Coordinator},{Roles.Auditor},{Roles.Administrator}";

    /// <summary>Those who may read some report.</summary>
    public const string Readers = $"{Office},{Roles.Clerk}";
}
