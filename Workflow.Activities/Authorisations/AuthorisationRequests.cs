using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;

namespace Workflow.Activities.Authorisations;

/// <summary>What the caller is or was asked to authorise, the newest first.</summary>
public sealed record ListAuthorisations(Caller Caller) : IRequest<IReadOnlyList<AuthorisationView>>;

/// <summary>One of them; refused as not found when the caller is not asked.</summary>
public sealed record GetAuthorisation(Caller Caller, string Id) : IRequest<AuthorisationView>;

/// <summary>答复: agrees or does not.</summary>
/// <param name="Context">Who answers, key.</param>
/// <param name="Id">Authorisation.</param>
/// <param name="IsGiven">Whether they agree.</param>
/// <param name="Reason">Why not; may be left out.</param>
public sealed record AnswerAuthorisation(CommandContext Context, string Id, bool IsGiven, string? Reason) : IRequest<AuthorisationView>;

/// <summary>An authorisation as somebody who is asked sees it.</summary>
/// <param name="Id">Id.</param>
/// <param name="CaseNumber">办件编号.</param>
/// <param name="Title">What is applied for.</param>
/// <param name="Purpose">What will be asked of which registers, and what for.</param>
/// <param name="Asker">Who applies; null when the name was erased.</param>
/// <param name="Status">See <see cref="AuthorisationStatus"/>.</param>
/// <param name="AskedAt">When it was asked.</param>
/// <param name="Version">Version of its stream, for If-Match.</param>
public sealed record AuthorisationView(
    string Id, string CaseNumber, string Title, string Purpose, string? Asker, string Status, DateTimeOffset AskedAt, long Version);

/// <summary>How an authorisation stands for one who is asked.</summary>
public static class AuthorisationStatus
{
    /// <summary>待授权.</summary>
    public const string Waiting = "waiting";

    /// <summary>已授权.</summary>
    public const string Given = "given";

    /// <summary>未同意.</summary>
    public const string Refused = "refused";

    /// <summary>不再需要.</summary>
    public const string Ended = "ended";

    /// <summary>Each of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Waiting, Given, Refused, Ended];
}
