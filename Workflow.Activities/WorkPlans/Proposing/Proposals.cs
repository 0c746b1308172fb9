namespace Workflow.Activities.WorkPlans.Proposing;

/// <summary>What a sentence says about who, until when and how much. Nothing is added: no words, no proposal.</summary>
internal static class Proposals
{
    /// <summary>A measure with all that its words propose.</summary>
    /// <param name="id">Id of the measure.</param>
    /// <param name="text">The sentence.</param>
    /// <param name="year">The plan's year.</param>
    /// <param name="book">The units that can be named.</param>
    /// <param name="from">The words of the notice; null when somebody wrote the text by hand.</param>
    public static PlanMeasure Measure(string id, string text, int year, UnitBook book, string? from) => new(
        id, text, UnitProposals.In(text, book), DeadlineProposals.In(text, year), TargetProposals.In(text), from);
}
