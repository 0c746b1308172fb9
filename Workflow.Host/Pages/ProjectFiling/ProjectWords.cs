namespace Workflow.Host.Pages.ProjectFiling;

/// <summary>Names the resource that holds what the pages of project filing say.</summary>
internal sealed class ProjectWords;
