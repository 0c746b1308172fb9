using Workflow.Activities.Common;
using Workflow.Activities.ProjectFiling.Levels;
using Workflow.Engine.Streams;

namespace Workflow.Activities.ProjectFiling;

/// <summary>One act on a project.</summary>
/// <param name="What">Its code, such as <c>filed</c>.</param>
/// <param name="At">When.</param>
/// <param name="By">Account.</param>
/// <param name="Organisation">Organisation acted for; empty for the workflow.</param>
/// <param name="Words">Reason or opinion, sealed.</param>
/// <param name="Detail">What else there is to say: a level, a number.</param>
internal sealed record ProjectStep(
    string What, DateTimeOffset At, string By, string Organisation, Remark? Words, string? Detail)
{
    /// <summary>The line for an event; null when it says nothing to people.</summary>
    public static ProjectStep? Of(object @event, EventFacts facts)
    {
        return @event switch
        {
            ProjectDeclared => Line("declared"),
            ProjectRedeclared => Line("redeclared"),
            ProjectChangeDeclared change => Line("change-declared", change.Reason),
            ProjectFoundIncomplete found => Line("incomplete", detail: string.Join('、', found.Missing.Select(MaterialKind.Name))),
            ProjectCompared { Findings.Count: > 0 } compared => Line("alike", detail: $"{compared.Findings.Count}"),
            ProjectCompared => Line("compared"),
            OpinionAsked asked => Line("asked", detail: ProjectLevel.Name(asked.Level)),
            OpinionUrged urged => Line("urged", detail: ProjectLevel.Name(urged.Level)),
            OpinionGiven given => Line(given.IsAgreed ? "agreed" : "returned", given.Words, ProjectLevel.Name(given.Level)),
            ProjectFiled filed => Line("filed", detail: filed.Number),
            ProjectAcceptanceRecorded accepted => Line(accepted.IsPassed ? "accepted" : "not-accepted", accepted.Words),
            ProjectChangeDropped dropped => Line("change-dropped", dropped.Reason),
            ProjectWithdrawn withdrawn => Line("withdrawn", withdrawn.Reason),
            _ => null,
        };

        ProjectStep Line(string what, Remark? words = null, string? detail = null) =>
            new(what, facts.At, facts.Actor.Id, facts.Actor.Organisation, words, detail);
    }
}
