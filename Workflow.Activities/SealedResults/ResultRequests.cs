using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;

namespace Workflow.Activities.SealedResults;

/// <summary>结果文书 of a case, for the applicant and the clerks who decided.</summary>
public sealed record GetResult(Caller Caller, string CaseNumber) : IRequest<ResultView>;

/// <summary>生成: numbers, prints, seals and keeps the document, once; asked again it gives the same.</summary>
/// <param name="Context">Who asks, key.</param>
/// <param name="CaseNumber">办件编号.</param>
/// <param name="Site">Address of the site, such as <c>https://example.gov.cn</c>; stands in the QR code.</param>
public sealed record MakeResult(CommandContext Context, string CaseNumber, string Site) : IRequest<ResultReceipt>;

/// <summary>The PDF.</summary>
public sealed record GetResultFile(Caller Caller, string CaseNumber) : IRequest<SentFile>;

/// <summary>验真: what stands behind a verification code; for anybody.</summary>
public sealed record VerifyResult(string Code) : IRequest<VerifiedResult>;

/// <summary>核对: whether a file is the one that was sealed, by its digest; for anybody.</summary>
/// <param name="Code">校验码.</param>
/// <param name="Sha256">Digest of the file at hand, hexadecimal.</param>
public sealed record CompareResult(string Code, string Sha256) : IRequest<ResultComparison>;

/// <summary>The public key by which signatures are verified elsewhere.</summary>
public sealed record GetSealKey : IRequest<SealKey>;

/// <summary>A result's document.</summary>
/// <param name="CaseNumber">办件编号.</param>
/// <param name="Title">Scenario name.</param>
/// <param name="IsAvailable">Whether it can be made: the case has a result and is not archived.</param>
/// <param name="Made">What was made; null before.</param>
public sealed record ResultView(string CaseNumber, string Title, bool IsAvailable, ResultReceipt? Made);

/// <summary>A document that was made.</summary>
/// <param name="Number">文号.</param>
/// <param name="Kind">Its kind, for people.</param>
/// <param name="Code">校验码.</param>
/// <param name="Sha256">Digest of the PDF.</param>
/// <param name="MadeAt">When.</param>
public sealed record ResultReceipt(string Number, string Kind, string Code, string Sha256, DateTimeOffset MadeAt);

/// <summary>What anybody may know of a sealed result.</summary>
/// <param name="Code">校验码.</param>
/// <param name="Number">文号.</param>
/// <param name="Kind">Its kind, for people.</param>
/// <param name="Title">What was applied for.</param>
/// <param name="Issuer">出具单位.</param>
/// <param name="Date">出具日期.</param>
/// <param name="Holder">持有人, masked; null when the name was erased.</param>
/// <param name="Sha256">Digest of the PDF.</param>
/// <param name="Signature">Signature, DER in Base64.</param>
/// <param name="KeyId">By which key.</param>
/// <param name="IsSignatureValid">Whether the signature is this installation's, of this document.</param>
public sealed record VerifiedResult(
    string Code,
    string Number,
    string Kind,
    string Title,
    string Issuer,
    DateOnly Date,
    string? Holder,
    string Sha256,
    string Signature,
    string KeyId,
    bool IsSignatureValid);

/// <summary>How a file compares.</summary>
/// <param name="IsSame">Whether every byte is as it was sealed.</param>
/// <param name="Sha256">Digest of what was sealed.</param>
/// <param name="Given">Digest of what was given.</param>
public sealed record ResultComparison(bool IsSame, string Sha256, string Given);

/// <summary>A public key.</summary>
/// <param name="KeyId">By which signatures name it.</param>
/// <param name="Algorithm">How it signs.</param>
/// <param name="Pem">SubjectPublicKeyInfo.</param>
public sealed record SealKey(string KeyId, string Algorithm, string Pem);
