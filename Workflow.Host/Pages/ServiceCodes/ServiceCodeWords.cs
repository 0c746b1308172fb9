namespace Workflow.Host.Pages.ServiceCodes;

/// <summary>Names the resource that holds what the pages of service codes say.</summary>
internal sealed class ServiceCodeWords;
