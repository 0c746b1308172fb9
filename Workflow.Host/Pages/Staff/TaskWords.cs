namespace Workflow.Host.Pages.Staff;

/// <summary>Names the resource that holds what the clerks' pages say beside deciding: moves, filters, deputies, workload.</summary>
internal sealed class TaskWords;
