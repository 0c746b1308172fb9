using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Cases.Viewing;

/// <summary>How much of a case a caller may see.</summary>
internal enum Sight
{
    /// <summary>Not even that it exists.</summary>
    None,

    /// <summary>All but personal values.</summary>
    Masked,

    /// <summary>All: the applicant, and the clerks who decide.</summary>
    Clear,
}

/// <summary>Who may see and do what with a case.</summary>
internal static class CaseAccess
{
    public static Sight Of(Caller caller, CaseState state) =>
        IsFiler(caller, state) || Decides(caller, state) ? Sight.Clear
        : WillDecide(caller, state) || Oversees(caller, state) ? Sight.Masked
        : Sight.None;

    /// <summary>Whether somebody is the applicant: who filed it, or whoever may act for the company that applies.</summary>
    public static bool IsFiler(Caller caller, CaseState state) =>
        state.Acting is { } needed ? caller.ActsFor.Contains(needed) : caller.Id == state.Filer;

    public static void RequireFiler(Caller caller, Loaded<CaseState> found)
    {
        if (!found.Exists || Of(caller, found.State) == Sight.None)
        {
            throw CaseNumber.Unknown();
        }

        if (!IsFiler(caller, found.State))
        {
            throw new RefusalException(RefusalKind.Forbidden, "case.not-yours", "只有申请人本人可以进行此操作。");
        }
    }

    /// <summary>Lets staff act who may see the case; who filed it acts as the applicant.</summary>
    public static void RequireStaff(Caller caller, Loaded<CaseState> found)
    {
        if (!found.Exists || IsFiler(caller, found.State) || Of(caller, found.State) == Sight.None)
        {
            throw CaseNumber.Unknown();
        }
    }

    private static bool Decides(Caller caller, CaseState state) =>
        IsClerk(caller)
        && (state.Items.Any(item => item.Number is not null && item.Plan.Organisation == caller.Organisation)
            || state.Tasks.Any(task => task.Organisation == caller.Organisation));

    private static bool WillDecide(Caller caller, CaseState state) =>
        IsClerk(caller) && state.Items.Any(item => item.Plan.Organisation == caller.Organisation);

    private static bool Oversees(Caller caller, CaseState state) =>
        caller.Oversees
        && (caller.IsProvincial || caller.Tenant == CaseNumber.TenantOf(state.Number));

    private static bool IsClerk(Caller caller) => caller.Is(Roles.Clerk) && caller.Organisation.Length > 0;
}
