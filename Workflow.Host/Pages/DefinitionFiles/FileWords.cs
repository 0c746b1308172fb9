namespace Workflow.Host.Pages.DefinitionFiles;

/// <summary>Names the resource that holds what the page of definition files says.</summary>
internal sealed class FileWords;
