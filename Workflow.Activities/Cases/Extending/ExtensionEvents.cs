using Workflow.Activities.Common;

namespace Workflow.Activities.Cases.Extending;

/// <summary>申请延期: the office that handles an item needs more time.</summary>
/// <param name="Item">Item code.</param>
/// <param name="Days">Working days more.</param>
/// <param name="Reason">Why; the applicant is told.</param>
/// <param name="By">Who asks.</param>
internal sealed record ExtensionAsked(string Item, int Days, Remark Reason, string By);

/// <summary>批准延期.</summary>
/// <param name="Item">Item code.</param>
/// <param name="Days">Working days more.</param>
/// <param name="Reason">Why; the applicant is told.</param>
/// <param name="By">Who approved.</param>
/// <param name="DueAt">The promised end of the whole now.</param>
internal sealed record ExtensionGranted(string Item, int Days, Remark Reason, string By, DateTimeOffset? DueAt);

/// <summary>不批准延期.</summary>
/// <param name="Item">Item code.</param>
/// <param name="Reason">Why not.</param>
/// <param name="By">Who refused.</param>
internal sealed record ExtensionRefused(string Item, Remark? Reason, string By);
