using Workflow.Engine.Execution;

namespace Workflow.Engine.Repair;

/// <summary>人工干预: what an operator does to an instance, on purpose and for a reason.</summary>
/// <param name="Reason">Why, in the operator's words; holds no personal value.</param>
public abstract record Intervention(string Reason) : Stimulus;
