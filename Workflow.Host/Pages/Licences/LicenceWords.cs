namespace Workflow.Host.Pages.Licences;

/// <summary>Names the resource that holds what the pages of licences say.</summary>
internal sealed class LicenceWords;
