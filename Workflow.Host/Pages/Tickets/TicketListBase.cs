using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Common;
using Workflow.Activities.Tickets;
using Workflow.Activities.Tickets.Viewing;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.Tickets;

/// <summary>The tickets a caller may read; what waits for the caller's unit is shown first.</summary>
public abstract class TicketListBase : PageComponent
{
    private protected const int Size = 20;
    private static readonly string[] Views = ["mine", "all", "overdue", "late"];

    /// <summary>Kind.</summary>
    [SupplyParameterFromQuery]
    public string? Kind { get; set; }

    /// <summary>Status.</summary>
    [SupplyParameterFromQuery]
    public string? Status { get; set; }

    /// <summary>Which: what waits for the unit, all, overdue, ever late.</summary>
    [SupplyParameterFromQuery]
    public string? Which { get; set; }

    /// <summary>Unit that opened it or was asked.</summary>
    [SupplyParameterFromQuery]
    public string? Unit { get; set; }

    /// <summary>Part of the title or number.</summary>
    [SupplyParameterFromQuery]
    public string? Search { get; set; }

    /// <summary>Page of the list.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageNumber { get; set; }

    [Inject]
    internal IStringLocalizer<TicketWords> K { get; set; } = null!;

    private protected Page<TicketSummary> Found { get; private set; } = new([], 0);

    private protected IReadOnlyList<TicketKindView> Kinds { get; private set; } = [];

    private protected int At => Query.Page(PageNumber);

    private protected string InView => Which is not null && Views.Contains(Which) ? Which : "all";

    private protected string? InStatus => Status is not null && TicketStatus.All.Contains(Status) ? Status : null;

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        var filter = new TicketFilter(Kind, InStatus, InView == "mine", InView == "overdue", InView == "late", Unit, Search);
        Found = await Mediator.Send(new ListTickets(Caller, filter, (At - 1) * Size, Size), Aborted);
        Kinds = await Mediator.Send(new ListTicketKinds(Caller), Aborted);
    }

    private protected static IReadOnlyList<string> AllViews => Views;

    private protected string Address(int page = 1) => Query.Address("/tickets", [.. Filters, ("page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture))]);

    private protected string TableAddress() => Query.Address("/api/tickets/table", [.. Filters]);

    private IEnumerable<(string, string?)> Filters =>
    [
        ("kind", Kind), ("status", InStatus), ("which", InView == "all" ? null : InView), ("unit", Unit), ("search", Search),
    ];
}
