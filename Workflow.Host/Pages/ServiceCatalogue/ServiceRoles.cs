using Workflow.Activities.Callers;

namespace Workflow.Host.Pages.ServiceCatalogue;

/// <summary>Who gets to the pages of the catalogue; who may change it is judged by the commands.</summary>
internal static class ServiceRoles
{
    /// <summary>Those who read it.</summary>
    public const string Readers = $"{Roles.Coordinator},{Roles.Auditor},{Roles.Analyst},{Roles.Administrator},{Roles.Clerk}";
}
