namespace Workflow.Host.Pages.Staff;

/// <summary>Names the resource that holds what the page of extensions says.</summary>
internal sealed class ExtensionWords;
