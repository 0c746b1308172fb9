using System.Text.Json;
using MediatR;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Tickets.Viewing;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tickets;

/// <summary>What somebody gets back who did something with a ticket.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Number">编号.</param>
/// <param name="Status">See <see cref="TicketStatus"/>.</param>
/// <param name="Version">Version of its stream, for If-Match.</param>
public sealed record TicketReceipt(string Id, string Number, string Status, long Version)
{
    internal static TicketReceipt Of(Loaded<TicketState> found) =>
        new(found.State.Opened!.TicketId, found.State.Opened.Number, found.State.Status, found.Version);
}

/// <summary>登记: opens a ticket of a kind.</summary>
/// <param name="Context">Caller, key.</param>
/// <param name="Kind">Code of the kind.</param>
/// <param name="Form">The kind's form, filled in.</param>
public sealed record OpenTicket(CommandContext Context, string Kind, JsonElement Form) : IRequest<TicketReceipt>;

/// <summary>办理: does what a step asks for.</summary>
/// <param name="Context">Caller, key, version.</param>
/// <param name="Id">The ticket.</param>
/// <param name="StepId">The step.</param>
/// <param name="Outcome">The choice.</param>
/// <param name="Form">The step's form; null when it has none.</param>
/// <param name="Comment">意见.</param>
public sealed record DoTicketStep(
    CommandContext Context, string Id, string StepId, string Outcome, JsonElement? Form, string? Comment) : IRequest<TicketReceipt>;

/// <summary>撤回, by the unit that opened it.</summary>
public sealed record WithdrawTicket(CommandContext Context, string Id, string Reason) : IRequest<TicketReceipt>;

/// <summary>The kinds that there are, and which of them a caller may open.</summary>
public sealed record ListTicketKinds(Caller Caller) : IRequest<IReadOnlyList<TicketKindView>>;

/// <summary>A kind with its form.</summary>
public sealed record GetTicketKind(Caller Caller, string Code) : IRequest<TicketKindView>;

/// <summary>One ticket; refused as not found when it is not the caller's to read.</summary>
public sealed record GetTicket(Caller Caller, string Id) : IRequest<TicketView>;

/// <summary>The tickets a caller may read, those due first in front.</summary>
/// <param name="Caller">Who asks.</param>
/// <param name="Filter">Which.</param>
/// <param name="Skip">Items to leave out.</param>
/// <param name="Take">Items to give, at most 200.</param>
public sealed record ListTickets(Caller Caller, TicketFilter Filter, int Skip = 0, int Take = 50) : IRequest<Page<TicketSummary>>;

/// <summary>工单台账 as a workbook.</summary>
public sealed record ExportTickets(Caller Caller, TicketFilter Filter) : IRequest<SentFile>;

/// <summary>The figures of a kind's loop, of the caller's tenant or of the whole province.</summary>
public sealed record GetTicketBoard(Caller Caller, string Kind) : IRequest<TicketBoard>;
