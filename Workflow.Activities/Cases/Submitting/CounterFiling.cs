namespace Workflow.Activities.Cases.Submitting;

/// <summary>窗口代办: a counter files for a citizen.</summary>
/// <param name="Account">The citizen's account; the case is that account's.</param>
/// <param name="Organisation">Organisation of the counter.</param>
/// <param name="Name">Its name.</param>
internal sealed record CounterFiling(string Account, string Organisation, string Name);
