namespace Workflow.Activities.WorkPlans.Words;

/// <summary>A measure as a form shows it: every part in words.</summary>
/// <param name="Text">What is to be done.</param>
/// <param name="Responsible">责任（牵头）单位, with 、 between them.</param>
/// <param name="Assisting">配合单位, with 、 between them.</param>
/// <param name="Deadline">A day, a rhythm, or both.</param>
/// <param name="Targets">Targets, one a line.</param>
public sealed record MeasureWords(string Text, string Responsible, string Assisting, string Deadline, string Targets);
