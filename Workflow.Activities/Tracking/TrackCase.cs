using MediatR;
using Workflow.Activities.Cases;

namespace Workflow.Activities.Tracking;

/// <summary>
/// Follows a case (凭号查询) without signing in: whoever knows its number and the end of the applicant's identity number sees
/// how it stands, without any personal value. Refused as not found in the same words whichever of the two is wrong.
/// </summary>
/// <param name="CaseNumber">办件编号.</param>
/// <param name="IdentityEnd">The last six characters of the applicant's identity number.</param>
public sealed record TrackCase(string CaseNumber, string IdentityEnd) : IRequest<TrackedCase>
{
    /// <summary>The number of the whole case that is meant, however it was typed.</summary>
    public string Number => TrackingInput.NumberOf(CaseNumber);
}

/// <summary>A case as strangers to the site may see it.</summary>
public sealed record TrackedCase
{
    /// <summary>办件编号.</summary>
    public required string CaseNumber { get; init; }

    /// <summary>Scenario name.</summary>
    public required string Title { get; init; }

    /// <summary>Status, as of <see cref="CaseView.Status"/>.</summary>
    public required string Status { get; init; }

    /// <summary>Result; null while open.</summary>
    public string? Result { get; init; }

    /// <summary>When it was filed.</summary>
    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>Promised end of the whole (承诺办结); null before acceptance.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary><c>green</c>, <c>yellow</c>, <c>red</c>.</summary>
    public required string Light { get; init; }

    /// <summary>What the applicant is asked to do, signed in.</summary>
    public required IReadOnlyList<string> Asked { get; init; }

    /// <summary>The agencies' items, in the scenario's order.</summary>
    public required IReadOnlyList<CaseItemView> Items { get; init; }

    /// <summary>What happened, oldest first.</summary>
    public required IReadOnlyList<TimelineEntry> Timeline { get; init; }
}
