namespace Workflow.Activities.SealedResults;

/// <summary>编号: the result of a case got its number and verification code; what is printed is fixed from here on.</summary>
/// <param name="Number">文号.</param>
/// <param name="Code">校验码, under which anybody can verify it.</param>
/// <param name="Kind">See <see cref="ResultKind"/>.</param>
/// <param name="Organisation">出具单位: organisation code.</param>
/// <param name="Issuer">Its name then.</param>
/// <param name="Date">出具日期.</param>
internal sealed record ResultNumbered(
    string Number, string Code, string Kind, string Organisation, string Issuer, DateOnly Date);

/// <summary>用印: the PDF was made, and its digest signed.</summary>
/// <param name="Sha256">Digest of the PDF, lower-case hexadecimal.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Signature">Signature of <see cref="ResultStatement"/>, DER in Base64.</param>
/// <param name="KeyId">By which key.</param>
internal sealed record ResultSealed(string Sha256, int Length, string Signature, string KeyId);

/// <summary>结果文书 within its case.</summary>
internal sealed record ResultDocument(ResultNumbered Numbered, ResultSealed? Sealed, DateTimeOffset? SealedAt);
