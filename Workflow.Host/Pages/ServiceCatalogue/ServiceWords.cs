namespace Workflow.Host.Pages.ServiceCatalogue;

/// <summary>Names the resource that holds what the pages of the catalogue say.</summary>
internal sealed class ServiceWords;
