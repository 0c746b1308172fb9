namespace Workflow.Host.Pages.DecisionTables;

/// <summary>Names the resource that holds what the pages of decision tables say.</summary>
internal sealed class TableWords;
