namespace Workflow.Host.Pages.Shell;

/// <summary>Names the resource that holds what the pages say; another language is another file beside it.</summary>
internal sealed class Words;
