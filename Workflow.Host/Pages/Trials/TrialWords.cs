namespace Workflow.Host.Pages.Trials;

/// <summary>Names the resource that holds what the pages of trials say.</summary>
internal sealed class TrialWords;
