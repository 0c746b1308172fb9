namespace Workflow.Activities.ServiceCatalogue.Comparing;

/// <summary>A field that says something else.</summary>
/// <param name="Field">Its name in the interface, such as <c>promisedDays</c>.</param>
/// <param name="Title">What it is called on paper.</param>
/// <param name="From">What it said; empty where it said nothing.</param>
/// <param name="To">What it says now.</param>
public sealed record FieldChange(string Field, string Title, string From, string To);
