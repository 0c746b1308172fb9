namespace Workflow.Host.Pages.Cockpit;

/// <summary>Names the resource that holds what the cockpit says.</summary>
internal sealed class CockpitWords;
