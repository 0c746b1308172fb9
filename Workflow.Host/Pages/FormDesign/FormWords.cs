namespace Workflow.Host.Pages.FormDesign;

/// <summary>Names the resource that holds what the pages of the form editor say.</summary>
internal sealed class FormWords;
