using Workflow.Activities.Common;

namespace Workflow.Activities.Authorisations;

/// <summary>征求授权: a workflow asks people to agree, each in an account of their own, that data about them is used.</summary>
/// <param name="AuthorisationId">Id.</param>
/// <param name="CaseNumber">The case it is needed for.</param>
/// <param name="Title">What is applied for.</param>
/// <param name="Purpose">What will be asked of which registers, and what for, in the words of those who are asked.</param>
/// <param name="Asker">Name of the applicant, sealed.</param>
/// <param name="People">Who is asked.</param>
/// <param name="InstanceId">The workflow that waits.</param>
/// <param name="BookmarkId">Where it waits.</param>
internal sealed record AuthorisationAsked(
    string AuthorisationId,
    string CaseNumber,
    string Title,
    string Purpose,
    Remark? Asker,
    IReadOnlyList<AskedPerson> People,
    string InstanceId,
    string BookmarkId);

/// <summary>Somebody who is asked.</summary>
/// <param name="Person">Pseudonym.</param>
/// <param name="Name">Name, sealed.</param>
internal sealed record AskedPerson(string Person, Remark Name);

/// <summary>同意授权.</summary>
internal sealed record AuthorisationGiven(string Person, string By);

/// <summary>不同意授权.</summary>
internal sealed record AuthorisationRefused(string Person, string By, Remark? Reason);

/// <summary>Nobody needs it any more.</summary>
internal sealed record AuthorisationCancelled;
