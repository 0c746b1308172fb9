namespace Workflow.Activities.Common;

/// <summary>A page of a list.</summary>
/// <param name="Items">This page's items.</param>
/// <param name="Total">How many there are in all.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, int Total);
