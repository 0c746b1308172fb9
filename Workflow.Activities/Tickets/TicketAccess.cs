using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tickets;

/// <summary>
/// Who may do what with a ticket. The unit that opened it reads and withdraws it; a unit that is or was asked for something
/// reads it and does what is asked; the tenant's office, auditor and administrator and the province's read all of it.
/// </summary>
internal static class TicketAccess
{
    public static bool MayRead(Caller caller, string tenant, TicketState state) =>
        (caller.Oversees && (caller.Tenant == tenant || caller.IsProvincial))
        || (Acts(caller) && (state.Opened?.Organisation == caller.Organisation
            || state.Steps.Any(step => step.Opened.Organisation == caller.Organisation)));

    /// <summary>Whether a step is the caller's to do.</summary>
    public static bool MayDo(Caller caller, TicketStepState step) =>
        step.IsOpen && Acts(caller) && step.Opened.Organisation == caller.Organisation;

    public static bool MayWithdraw(Caller caller, TicketState state) =>
        state.IsOpen && Acts(caller) && state.Opened?.Organisation == caller.Organisation;

    /// <exception cref="RefusalException">There is no such ticket for the caller.</exception>
    public static TicketState RequireReadable(Caller caller, string tenant, Loaded<TicketState> found) =>
        found.Exists && MayRead(caller, tenant, found.State) ? found.State : throw Unknown();

    public static RefusalException Unknown() => Refusals.NotFound("ticket.unknown", "没有找到这件工单。");

    /// <summary>Whether somebody acts for an organisation: its clerks, and the coordinators of the office.</summary>
    public static bool Acts(Caller caller) =>
        caller.Organisation.Length > 0 && (caller.Is(Roles.Clerk) || caller.Is(Roles.Coordinator));
}
