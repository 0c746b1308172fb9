using Workflow.Activities.Callers;
using Workflow.Activities.Common;

namespace Workflow.Activities.Licences;

/// <summary>Who takes a licence back, once.</summary>
internal static class LicenceDecisions
{
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
