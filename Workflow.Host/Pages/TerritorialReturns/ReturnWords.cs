namespace Workflow.Host.Pages.TerritorialReturns;

/// <summary>Names the resource that holds what the pages of territorial returns say.</summary>
internal sealed class ReturnWords;
