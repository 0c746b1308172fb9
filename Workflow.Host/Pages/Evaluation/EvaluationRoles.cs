using Workflow.Activities.Callers;

namespace Workflow.Host.Pages.Evaluation;

/// <summary>Who gets to the pages of evaluations; what they find there is judged one by one.</summary>
internal static class EvaluationRoles
{
    /// <summary>Those who may read some.</summary>
    public const string Readers = $"{Roles.Coordinator},{Roles.Clerk},{Roles.Auditor},{Roles.Administrator}";
}
