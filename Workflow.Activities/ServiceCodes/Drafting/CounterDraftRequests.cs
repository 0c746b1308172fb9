using System.Text.Json.Nodes;
using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;

namespace Workflow.Activities.ServiceCodes.Drafting;

/// <summary>窗口填写: an application as far as it is filled in at the counter, with what the visit knows in its place.</summary>
/// <param name="Caller">The clerk who resolved the code.</param>
/// <param name="VisitId">The visit.</param>
/// <param name="Scenario">Scenario code.</param>
public sealed record GetCounterDraft(Caller Caller, string VisitId, string Scenario) : IRequest<CounterDraft>;

/// <summary>Keeps what was typed until the visit ends; what is saved last counts.</summary>
/// <param name="Context">The clerk who resolved the code.</param>
/// <param name="VisitId">The visit.</param>
/// <param name="Scenario">Scenario code.</param>
/// <param name="Company">Code of the company that applies; null before it is chosen, and in scenarios of citizens.</param>
/// <param name="Division">Division applied in; null before it is chosen.</param>
/// <param name="Form">The form as far as it is filled in.</param>
public sealed record SaveCounterDraft(
    CommandContext Context, string VisitId, string Scenario, string? Company, string? Division, JsonObject Form) : IRequest<CounterDraft>;

/// <summary>Deletes the content of a draft that became a case; see <see cref="Drafts.DraftFiled"/>.</summary>
/// <param name="Context">The clerk who resolved the code.</param>
/// <param name="VisitId">The visit.</param>
/// <param name="Scenario">Scenario code.</param>
/// <param name="Key">The draft's key.</param>
/// <param name="CaseNumber">The case.</param>
public sealed record CounterDraftFiled(CommandContext Context, string VisitId, string Scenario, string Key, string CaseNumber)
    : IRequest<Unit>;
