using System.Text.Json.Nodes;
using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;

namespace Workflow.Activities.Drafts;

/// <summary>A citizen's draft of a scenario; null when there is none.</summary>
/// <param name="Caller">The citizen.</param>
/// <param name="Scenario">Scenario code.</param>
public sealed record GetDraft(Caller Caller, string Scenario) : IRequest<Draft?>;

/// <summary>A citizen's drafts that were not filed, the last saved first.</summary>
public sealed record ListDrafts(Caller Caller) : IRequest<IReadOnlyList<DraftSummary>>;

/// <summary>
/// Keeps a draft in the place of the former one, for <see cref="DraftSummary.KeptUntil"/> from now; what is saved last counts.
/// </summary>
/// <param name="Context">The citizen.</param>
/// <param name="Scenario">Scenario code.</param>
/// <param name="Key">The draft's key; null keeps the former draft's, or makes one.</param>
/// <param name="Division">Division applied in; null before it is chosen.</param>
/// <param name="Form">The form as far as it is filled in.</param>
/// <param name="Answered">Keys of the pages answered so far.</param>
public sealed record SaveDraft(
    CommandContext Context,
    string Scenario,
    string? Key,
    string? Division,
    JsonObject Form,
    IReadOnlyList<string> Answered) : IRequest<DraftSummary>;

/// <summary>Deletes a draft with the files uploaded for it; one that is not there is deleted already.</summary>
public sealed record DiscardDraft(CommandContext Context, string Scenario) : IRequest<Unit>;

/// <summary>
/// Deletes the content of a draft that became a case. It needs no transaction with the filing: a draft that stays behind has
/// the key of the filing, and filing it again gives the same case.
/// </summary>
/// <param name="Context">The citizen.</param>
/// <param name="Scenario">Scenario code.</param>
/// <param name="Key">The draft's key; a draft begun since then stays.</param>
/// <param name="CaseNumber">The case.</param>
public sealed record DraftFiled(CommandContext Context, string Scenario, string Key, string CaseNumber) : IRequest<Unit>;

/// <summary>A draft in a list.</summary>
/// <param name="Scenario">Scenario code.</param>
/// <param name="Title">Scenario name.</param>
/// <param name="SavedAt">When it was last saved.</param>
/// <param name="KeptUntil">When it will be deleted.</param>
public sealed record DraftSummary(string Scenario, string Title, DateTimeOffset SavedAt, DateTimeOffset KeptUntil);
