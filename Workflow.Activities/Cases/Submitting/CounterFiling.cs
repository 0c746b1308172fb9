using Workflow.Activities.Callers;

namespace Workflow.Activities.Cases.Submitting;

/// <summary>窗口代办: a counter files for a citizen, or for a company by whoever may act for it.</summary>
/// <param name="Applicant">Whoever stands at the counter; the case is that account's.</param>
/// <param name="Organisation">Organisation of the counter.</param>
/// <param name="Name">Its name.</param>
/// <param name="Confirmation">What the clerk confirmed, in the words that were ticked; null when nothing was asked.</param>
internal sealed record CounterFiling(Caller Applicant, string Organisation, string Name, string? Confirmation)
{
    /// <summary>What the case's timeline says of it.</summary>
    public string Words => Confirmation is null ? $"由{Name}窗口代为提交" : $"由{Name}窗口代为提交；{Confirmation}";
}
