using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Desk;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.Desk;

/// <summary>All things of one group of the desk.</summary>
public abstract class DeskListPageBase : PageComponent
{
    private protected const int Size = 50;

    /// <summary>Code of the group.</summary>
    [Parameter]
    public required string What { get; set; }

    /// <summary>Page of the list.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageNumber { get; set; }

    [Inject]
    internal IStringLocalizer<DeskWords> R { get; set; } = null!;

    private protected int At => Query.Page(PageNumber);

    private protected DeskGroup Group { get; private set; } = null!;

    private protected DateOnly Today { get; private set; }

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        var desk = await Mediator.Send(new GetDesk(Caller, What, (At - 1) * Size, Size), Aborted);
        (Group, Today) = (desk.Groups[0], desk.Today);
    }
}
