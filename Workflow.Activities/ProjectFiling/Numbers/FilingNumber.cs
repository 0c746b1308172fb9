using Workflow.Engine.Streams;

namespace Workflow.Activities.ProjectFiling.Numbers;

/// <summary>编号: an issuer gave a project its number. It stands in the issuer's own tenant, whose series it comes from.</summary>
/// <param name="ProjectId">The project.</param>
/// <param name="Year">Year of the series, in Asia/Shanghai.</param>
/// <param name="Sequence">Place in the series, from 1.</param>
/// <param name="Number">备案编号.</param>
internal sealed record FilingNumberGiven(string ProjectId, int Year, long Sequence, string Number);

/// <summary>The number of a project at an issuer: one stream for each, so that it is given once.</summary>
internal sealed record FilingNumberState : IFoldable<FilingNumberState>
{
    public static string StreamKind => "filing-number";

    public static FilingNumberState Initial { get; } = new();

    public FilingNumberGiven? Given { get; init; }

    public static string Stream(string projectId) => $"{StreamKind}:{projectId}";

    public FilingNumberState Apply(object @event, EventFacts facts) =>
        @event is FilingNumberGiven given ? this with { Given = given } : this;
}
