using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;

namespace Workflow.Activities.Prefilling;

/// <summary>
/// What can be filled in for a citizen, to be shown before consent is asked; empty when the scenario has nothing or nobody was
/// verified behind the account.
/// </summary>
public sealed record OfferPrefill(Caller Caller, string Scenario) : IRequest<IReadOnlyList<ConsentedUse>>;

/// <summary>
/// The citizen agrees to what <see cref="OfferPrefill"/> offers: it is recorded, then the services are asked, then the draft is
/// filled where it is blank. A service that does not answer leaves its questions to the citizen.
/// </summary>
public sealed record PrefillDraft(CommandContext Context, string Scenario) : IRequest<PrefillReport>;

/// <summary>What came of it.</summary>
/// <param name="ConsentId">The recorded consent.</param>
/// <param name="Filled">Questions that were filled.</param>
/// <param name="Silent">Names of the services that gave nothing.</param>
public sealed record PrefillReport(string ConsentId, IReadOnlyList<string> Filled, IReadOnlyList<string> Silent);
