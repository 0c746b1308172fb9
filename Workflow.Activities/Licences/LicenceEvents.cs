using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Licences;

/// <summary>签发电子证照: an item was granted whose outcome is a licence.</summary>
/// <param name="Code">校验码, under which anybody can verify it.</param>
/// <param name="Name">证照名称.</param>
/// <param name="Number">证照编号, sealed.</param>
/// <param name="Holder">Name of the applicant, sealed; null where the form has none.</param>
/// <param name="Person">Pseudonym of the applicant.</param>
/// <param name="Account">Account that filed the case.</param>
/// <param name="Organisation">签发机关: organisation code.</param>
/// <param name="Issuer">Its name then.</param>
/// <param name="CaseNumber">办件编号.</param>
/// <param name="Digest">Keyed hash of the number.</param>
/// <param name="Signature">Signature of <see cref="LicenceStatement"/>, DER in Base64.</param>
/// <param name="KeyId">By which key.</param>
internal sealed record LicenceIssued(
    string Code,
    string Name,
    Personal<JsonElement> Number,
    Remark? Holder,
    string Person,
    string Account,
    string Organisation,
    string Issuer,
    string CaseNumber,
    string Digest,
    string Signature,
    string KeyId);

/// <summary>吊销: the issuing office takes it back, or another one stands in its place (换发).</summary>
/// <param name="Reason">Why; sealed, told to the holder.</param>
/// <param name="By">Account of the clerk, or what issued the other one.</param>
/// <param name="ReplacedBy">校验码 of the one in its place; null where there is none.</param>
internal sealed record LicenceRevoked(Remark Reason, string By, string? ReplacedBy = null);
