using Workflow.Activities.Cases;

namespace Workflow.Activities.SealedResults.Printing;

/// <summary>What stands on a result's document.</summary>
/// <param name="Numbered">Number, code, kind, issuer, date.</param>
/// <param name="Case">The case, in clear.</param>
/// <param name="Holder">申请人; null where the form names none.</param>
/// <param name="Address">Where it is verified; stands in the QR code.</param>
internal sealed record ResultPaper(ResultNumbered Numbered, CaseView Case, string? Holder, string Address);
