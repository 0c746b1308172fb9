using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;

namespace Workflow.Activities.Licences;

/// <summary>我的电子证照: issued in the caller's cases or to the caller as applicant, the newest first, in any city.</summary>
public sealed record ListMyLicences(Caller Caller) : IRequest<IReadOnlyList<LicenceView>>;

/// <summary>核验: what anybody may know of a licence.</summary>
/// <param name="Caller">Who asks; null for strangers.</param>
/// <param name="Code">校验码.</param>
public sealed record VerifyLicence(Caller? Caller, string Code) : IRequest<VerifiedLicence>;

/// <summary>吊销: by the issuing office.</summary>
/// <param name="Context">A clerk of it, key.</param>
/// <param name="Code">校验码.</param>
/// <param name="Reason">Why; the holder is told.</param>
public sealed record RevokeLicence(CommandContext Context, string Code, string Reason) : IRequest<LicenceReceipt>;

/// <summary>How a licence stands.</summary>
public static class LicenceStatus
{
    /// <summary>有效.</summary>
    public const string Valid = "valid";

    /// <summary>已吊销.</summary>
    public const string Revoked = "revoked";

    /// <summary>Each of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Valid, Revoked];

    internal static string Of(LicenceState state) => state.RevokedAt is null ? Valid : Revoked;
}

/// <summary>A licence as its holder sees it.</summary>
/// <param name="Code">校验码.</param>
/// <param name="Name">证照名称.</param>
/// <param name="Number">证照编号; null when it was erased.</param>
/// <param name="Holder">申请人; null when it was erased.</param>
/// <param name="Issuer">签发机关.</param>
/// <param name="CaseNumber">办件编号.</param>
/// <param name="IssuedAt">When it was issued.</param>
/// <param name="Status">See <see cref="LicenceStatus"/>.</param>
/// <param name="RevokedAt">When it was revoked.</param>
/// <param name="Reason">Why it was revoked.</param>
public sealed record LicenceView(
    string Code,
    string Name,
    string? Number,
    string? Holder,
    string Issuer,
    string CaseNumber,
    DateTimeOffset IssuedAt,
    string Status,
    DateTimeOffset? RevokedAt,
    string? Reason);

/// <summary>A licence as anybody may verify it.</summary>
/// <param name="Code">校验码.</param>
/// <param name="Name">证照名称.</param>
/// <param name="Number">证照编号, masked; null when it was erased.</param>
/// <param name="Holder">申请人, masked; null when it was erased.</param>
/// <param name="Issuer">签发机关.</param>
/// <param name="IssuedAt">When it was issued.</param>
/// <param name="Status">See <see cref="LicenceStatus"/>.</param>
/// <param name="RevokedAt">When it was revoked.</param>
/// <param name="IsSignatureValid">Whether the signature is this installation's, of this licence.</param>
/// <param name="MayRevoke">Whether the caller may revoke it.</param>
/// <param name="Version">Version of its stream, for If-Match.</param>
public sealed record VerifiedLicence(
    string Code,
    string Name,
    string? Number,
    string? Holder,
    string Issuer,
    DateTimeOffset IssuedAt,
    string Status,
    DateTimeOffset? RevokedAt,
    bool IsSignatureValid,
    bool MayRevoke,
    long Version);

/// <summary>What revoking gives.</summary>
public sealed record LicenceReceipt(string Code, string Status, long Version);
