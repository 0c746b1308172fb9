namespace Workflow.Host.Pages.Citizen;

/// <summary>Names the resource that holds what the citizens' pages say beyond the common words.</summary>
internal sealed class CitizenWords;
