namespace Workflow.Activities.ServiceCodes.Drafting;

/// <summary>An answer that the visit gives.</summary>
/// <param name="Field">JSON pointer in the form.</param>
/// <param name="Shown">How it is shown to the clerk, identity numbers masked; null while no company is chosen.</param>
/// <param name="IsCompanys">Whether it says which company applies.</param>
public sealed record FixedAnswer(string Field, string? Shown, bool IsCompanys = false);
