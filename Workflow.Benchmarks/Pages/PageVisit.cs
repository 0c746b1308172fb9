namespace Workflow.Benchmarks.Pages;

/// <summary>A page that somebody looks at.</summary>
/// <param name="User">Who.</param>
/// <param name="Path">The page.</param>
internal sealed record PageVisit(string User, string Path);
