namespace Workflow.Activities.WorkPlans.Proposing;

/// <summary>What a sentence says about who, until when and how much. Nothing is added: no words, no proposal.</summary>
internal static class Proposals
{
    /// <summary>No sentence of a notice is longer; what is proposes nothing, and costs no time.</summary>
    private const int LongestRead = 2000;

    /// <summary>A measure with all that its words propose.</summary>
    /// <param name="id">Id of the measure.</param>
    /// <param name="text">The sentence.</param>
    /// <param name="year">The plan's year.</param>
    /// <param name="book">The units that can be named.</param>
    /// <param name="from">The words of the notice; null when somebody wrote the text by hand.</param>
    public static PlanMeasure Measure(string id, string text, int year, UnitBook book, string? from) => new(
        id,
        text,
        text.Length > LongestRead ? [] : UnitProposals.In(text, book),
        text.Length > LongestRead ? null : DeadlineProposals.In(text, year),
        text.Length > LongestRead ? [] : TargetProposals.In(text),
        from);
}
