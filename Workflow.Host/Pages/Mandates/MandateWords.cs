namespace Workflow.Host.Pages.Mandates;

/// <summary>Names the resource that holds what the pages of mandates say.</summary>
internal sealed class MandateWords;
