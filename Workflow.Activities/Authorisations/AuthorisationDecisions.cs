using Workflow.Activities.Common;

namespace Workflow.Activities.Authorisations;

/// <summary>What somebody who is asked may answer, once.</summary>
internal static class AuthorisationDecisions
{
    public static IReadOnlyList<object> Answer(AuthorisationState state, string person, string by, bool isGiven, Remark? reason)
    {
        if (state.Answers.TryGetValue(person, out var before))
        {
            return before == isGiven
                ? []
                : throw Refusals.Conflict("authorisation.answered", "您已经答复过这项授权，不能更改。需要更改的请联系承办部门。");
        }

        if (state.EndedAt is not null)
        {
            throw Refusals.Conflict("authorisation.ended", "这项授权已经不再需要，无需答复。");
        }

        return isGiven ? [new AuthorisationGiven(person, by)] : [new AuthorisationRefused(person, by, reason)];
    }

    public static IReadOnlyList<object> Cancel(AuthorisationState state) =>
        state is { Asked: not null, EndedAt: null } ? [new AuthorisationCancelled()] : [];
}
