using System.Text.Json;

namespace Workflow.Host.Api.Cases;

/// <summary>申请.</summary>
/// <param name="Scenario">Scenario code, such as <c>newborn</c>.</param>
/// <param name="Division">GB/T 2260 division applied in, such as <c>320106</c>.</param>
/// <param name="Form">The form; its schema stands in the scenario.</param>
public sealed record SubmitCaseBody(string Scenario, string Division, JsonElement Form);

/// <summary>补正: the fields asked for, or the whole form.</summary>
public sealed record SupplementBody(JsonElement Form);

/// <summary>撤回.</summary>
public sealed record WithdrawalBody(string? Reason);

/// <summary>情况变化.</summary>
/// <param name="Words">What has changed, and since when.</param>
public sealed record ChangeBody(string Words);

/// <summary>申请延期.</summary>
/// <param name="Days">Working days more, 1 to 10.</param>
/// <param name="Reason">Why; told to the applicant.</param>
public sealed record ExtensionBody(int Days, string Reason);

/// <summary>批准或者不批准延期.</summary>
/// <param name="Granted">Whether it is approved.</param>
/// <param name="Reason">Why not; may be left out.</param>
public sealed record ExtensionDecisionBody(bool Granted, string? Reason);

/// <summary>评价.</summary>
/// <param name="Score">1 (非常不满意) to 5 (非常满意).</param>
/// <param name="Comment">Free text.</param>
public sealed record RatingBody(int Score, string? Comment);
