using Workflow.Activities.Callers;

namespace Workflow.Host.Pages.Notices;

/// <summary>Who gets to the pages of notices; what they find there is judged notice by notice.</summary>
internal static class NoticeRoles
{
    /// <summary>Those who may read some.</summary>
    public const string Readers = $"{Roles.Coordinator},{Roles.Clerk},{Roles.Auditor},{Roles.Administrator}";
}
