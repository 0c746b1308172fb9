namespace Workflow.Host.Pages.Rectification;

/// <summary>Names the resource that holds what the pages of rectification say.</summary>
internal sealed class RectificationWords;
