using System.Text.Json;

namespace Workflow.Host.Api.Tickets;

/// <summary>登记.</summary>
/// <param name="Kind">Code of the kind.</param>
/// <param name="Form">The kind's form, filled in.</param>
public sealed record OpenTicketBody(string Kind, JsonElement Form);

/// <summary>办理.</summary>
/// <param name="Outcome">Name of one of the step's outcomes.</param>
/// <param name="Form">The step's form, filled in; absent when it has none.</param>
/// <param name="Comment">意见 or 依据; some outcomes require it.</param>
public sealed record DoStepBody(string Outcome, JsonElement? Form, string? Comment);

/// <summary>撤回.</summary>
/// <param name="Reason">Why.</param>
public sealed record WithdrawTicketBody(string Reason);
