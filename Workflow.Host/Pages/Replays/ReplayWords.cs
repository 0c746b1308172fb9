namespace Workflow.Host.Pages.Replays;

/// <summary>Names the resource that holds what the pages of replays say.</summary>
internal sealed class ReplayWords;
