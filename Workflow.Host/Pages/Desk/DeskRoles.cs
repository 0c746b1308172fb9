using Workflow.Activities.Callers;

namespace Workflow.Host.Pages.Desk;

/// <summary>Who has a desk.</summary>
internal static class DeskRoles
{
    /// <summary>The office, and those who oversee it.</summary>
    public const string Office = $"{Roles.Coordinator},{Roles.Auditor},{Roles.Administrator}";
}
