namespace Workflow.Host.Pages.Evaluation;

/// <summary>Names the resource that holds what the pages of evaluations say.</summary>
internal sealed class EvaluationWords;
