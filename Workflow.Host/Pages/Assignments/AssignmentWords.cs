namespace Workflow.Host.Pages.Assignments;

/// <summary>Names the resource that holds what the pages of assignments say.</summary>
internal sealed class AssignmentWords;
