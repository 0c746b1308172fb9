namespace Workflow.Host.Pages.SealedResults;

/// <summary>Names the resource that holds what the pages of results say.</summary>
internal sealed class ResultWords;
