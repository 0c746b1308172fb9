namespace Workflow.Host.Pages.Desk;

/// <summary>Names the resource that holds what the office's desk says.</summary>
internal sealed class DeskWords;
