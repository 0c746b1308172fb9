using Workflow.Activities.Callers;
using Workflow.Activities.Common;

namespace Workflow.Activities.Licences;

/// <summary>Who takes a licence back, once, and what becomes of one that is replaced.</summary>
internal static class LicenceDecisions
{
    private const string Replaced = "登记更正后换发了新证照，原证照作废。";

    /// <summary>换发: another one stands in its place. One that its office took back stays as it is.</summary>
    public static IReadOnlyList<object> Replace(LicenceState state, string code, string actor) =>
        state.RevokedAt is null ? [new LicenceRevoked(new Remark(Replaced), actor, code)] : [];

    /// <summary>Whether a caller belongs to the issuing office.</summary>
    public static bool MayRevoke(Caller caller, LicenceIssued issued) =>
        caller.Is(Roles.Clerk) && caller.Organisation == issued.Organisation;

    /// <exception cref="RefusalException">It is another office's, or revoked already.</exception>
    public static IReadOnlyList<object> Revoke(LicenceState state, Caller caller, Remark reason) =>
        !MayRevoke(caller, state.Issued!)
            ? throw Refusals.Forbidden("licence.not-yours", "只有签发机关可以吊销证照。")
            : state.RevokedAt is not null
                ? throw Refusals.Conflict("licence.revoked", "这份证照已经吊销。")
                : [new LicenceRevoked(reason, caller.Id)];
}
