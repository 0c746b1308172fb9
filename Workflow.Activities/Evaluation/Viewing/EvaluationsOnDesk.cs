using Workflow.Activities.Desk;

namespace Workflow.Activities.Evaluation.Viewing;

/// <summary>Rounds in which units owe values soon, and those in which the office has to review or to decide.</summary>
internal sealed class EvaluationsOnDesk : IDeskSource
{
    public IReadOnlyList<DeskPile> Piles =>
    [
        Pile(DeskSection.DueSoon, "evaluations.due", reading => reading.Rows.Query<EvaluationRow>()
            .Where(row => row.Owing > 0 && row.DueOn >= reading.Today && row.DueOn <= reading.Soon)),
        Pile(DeskSection.ToReview, "evaluations.to-review", reading => reading.Rows.Query<EvaluationRow>()
            .Where(row => row.ToReview > 0)),
        Pile(DeskSection.ToReview, "evaluations.appeals", reading => reading.Rows.Query<EvaluationRow>()
            .Where(row => row.ToDecide > 0)),
    ];

    private static DeskPile Pile(string section, string what, Func<DeskReading, IQueryable<EvaluationRow>> rows) => DeskPile.Of(
        section,
        what,
        reading => rows(reading).OrderBy(row => row.DueOn).ThenBy(row => row.Id),
        row => new DeskItem("evaluation", row.Id, row.Title, null, row.AppealUntil ?? row.DueOn));
}
