using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Desk;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.Desk;

/// <summary>今日: the office's desk. It keeps itself fresh where there is script.</summary>
public abstract class DeskPageBase : PageComponent
{
    [Inject]
    internal IStringLocalizer<DeskWords> R { get; set; } = null!;

    private protected DeskView Desk { get; private set; } = null!;

    /// <inheritdoc/>
    protected override async Task LoadAsync() => Desk = await Mediator.Send(new GetDesk(Caller), Aborted);
}
