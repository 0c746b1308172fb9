namespace Workflow.Host.Pages.WorkPlans;

/// <summary>Names the resource that holds what the pages of work plans say.</summary>
internal sealed class PlanWords;
