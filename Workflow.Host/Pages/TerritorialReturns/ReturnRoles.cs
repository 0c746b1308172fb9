using Workflow.Activities.Callers;

namespace Workflow.Host.Pages.TerritorialReturns;

/// <summary>Who may open the pages; what stands on them follows from the office.</summary>
internal static class ReturnRoles
{
    /// <summary>Cities' data offices, and the province's office.</summary>
    public const string Readers = $"{Roles.Clerk},{Roles.Coordinator},{Roles.Auditor},{Roles.Administrator}";
}
