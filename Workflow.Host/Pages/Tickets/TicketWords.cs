namespace Workflow.Host.Pages.Tickets;

/// <summary>Names the resource that holds what the pages of tickets say.</summary>
internal sealed class TicketWords;
