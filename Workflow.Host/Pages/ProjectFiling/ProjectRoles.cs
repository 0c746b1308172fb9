using Workflow.Activities.Callers;

namespace Workflow.Host.Pages.ProjectFiling;

/// <summary>Who gets to the pages of project filing; what they find there is judged one by one.</summary>
internal static class ProjectRoles
{
    /// <summary>Those who may read some.</summary>
    public const string Readers = $"{Roles.Coordinator},{Roles.Clerk},{Roles.Auditor},{Roles.Administrator}";
}
