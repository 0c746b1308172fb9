using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;

namespace Workflow.Activities.DataUses;

/// <summary>
/// 谁查了我的数据: what the data-use ledger holds for the cases that a citizen filed, for what the citizen consented to while
/// filling in, and, where the sign-in vouches for the person, for calls about that person in the cases of others; newest first,
/// in any city.
/// </summary>
/// <param name="Caller">The citizen.</param>
/// <param name="Skip">Items to leave out.</param>
/// <param name="Take">Items to give, at most 200.</param>
public sealed record ListMyDataUses(Caller Caller, int Skip, int Take) : IRequest<Page<DataUse>>;

/// <summary>A use of somebody's data (数据使用), in words for people. Names of fields, never values.</summary>
/// <param name="At">When.</param>
/// <param name="Service">Name of the data service.</param>
/// <param name="Provider">Name of the organisation that provides it.</param>
/// <param name="OnBehalfOf">Name of the organisation on whose behalf it was asked.</param>
/// <param name="Case">办件 it was asked for; filing it is the authorisation. Null for what was asked while filling in.</param>
/// <param name="Title">Scenario name of the case.</param>
/// <param name="Sent">Fields sent.</param>
/// <param name="Returned">Personal fields that came back.</param>
/// <param name="Outcome"><c>answered</c>, <c>not-found</c>, <c>refused</c>, <c>unavailable</c>.</param>
public sealed record DataUse(
    DateTimeOffset At,
    string Service,
    string Provider,
    string OnBehalfOf,
    string? Case,
    string Title,
    IReadOnlyList<string> Sent,
    IReadOnlyList<string> Returned,
    string Outcome)
{
    /// <summary>When the citizen consented to it, where that is the authorisation.</summary>
    public DateTimeOffset? ConsentedAt { get; init; }

    /// <summary>Whether the citizen showed a service code (苏服码) at a counter, rather than let data be filled in.</summary>
    public bool IsAtCounter { get; init; }

    /// <summary>Whether the case is the citizen's own, rather than somebody's whose case the citizen has a part in.</summary>
    public bool IsOwn { get; init; }
}
