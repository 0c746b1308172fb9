using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Calendars;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Rectification;
using Workflow.Activities.Rectification.Viewing;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.Rectification;

/// <summary>The rectifications a caller may read, and how often units failed this year.</summary>
public abstract class RectificationListBase : PageComponent
{
    private protected const int Size = 20;

    /// <summary>Status.</summary>
    [SupplyParameterFromQuery]
    public string? Status { get; set; }

    /// <summary>Light.</summary>
    [SupplyParameterFromQuery]
    public string? Light { get; set; }

    /// <summary>Part of the matter or of a number.</summary>
    [SupplyParameterFromQuery]
    public string? Search { get; set; }

    /// <summary>Page of the list.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageNumber { get; set; }

    [Inject]
    internal IStringLocalizer<RectificationWords> R { get; set; } = null!;

    [Inject]
    internal TimeProvider Clock { get; set; } = null!;

    private protected Page<RectificationSummary> Found { get; private set; } = new([], 0);

    private protected IReadOnlyList<UnitFailures> Failures { get; private set; } = [];

    private protected int Year => ChinaTime.DayOf(Clock.GetUtcNow()).Year;

    private protected int At => Query.Page(PageNumber);

    private protected bool IsOffice => !Caller.Is(Roles.Clerk);

    private protected string? InStatus => Status is not null && RectificationStatus.All.Contains(Status) ? Status : null;

    private protected string? WithLight => Light is not null && Activities.Calendars.Light.All.Contains(Light) ? Light : null;

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        var filter = new RectificationFilter(null, InStatus, WithLight, Search);
        Found = await Mediator.Send(new ListRectifications(Caller, filter, (At - 1) * Size, Size), Aborted);
        Failures = await Mediator.Send(new CountFailures(Caller, Year), Aborted);
    }

    private protected string Address(string path, int page) => Query.Address(
        path,
        ("status", InStatus),
        ("light", WithLight),
        ("search", Search),
        ("page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture)));
}
