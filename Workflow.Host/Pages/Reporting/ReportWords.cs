namespace Workflow.Host.Pages.Reporting;

/// <summary>Names the resource that holds what the pages of progress reports say.</summary>
internal sealed class ReportWords;
