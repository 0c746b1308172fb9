using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Assignments;
using Workflow.Activities.Assignments.Viewing;
using Workflow.Activities.Calendars;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.Assignments;

/// <summary>The assignments a caller may read, with lights and filters; every number leads to its list.</summary>
public abstract class AssignmentListBase : PageComponent
{
    private protected const int Size = 20;
    private protected const string AllYears = "all";
    private protected const int Years = 10;

    /// <summary>A plan's id, or a plan's and a programme's with a colon between them.</summary>
    [SupplyParameterFromQuery]
    public string? From { get; set; }

    /// <summary>The plans' year: this year when absent, every year when <c>all</c>.</summary>
    [SupplyParameterFromQuery]
    public string? Year { get; set; }

    /// <summary>举措, by its id in the plan.</summary>
    [SupplyParameterFromQuery]
    public string? Measure { get; set; }

    /// <summary>牵头单位.</summary>
    [SupplyParameterFromQuery]
    public string? Unit { get; set; }

    /// <summary>Status.</summary>
    [SupplyParameterFromQuery]
    public string? Status { get; set; }

    /// <summary>Light.</summary>
    [SupplyParameterFromQuery]
    public string? Light { get; set; }

    /// <summary>Part of the measure or the number.</summary>
    [SupplyParameterFromQuery]
    public string? Search { get; set; }

    /// <summary>How many were just assigned.</summary>
    [SupplyParameterFromQuery]
    public string? Assigned { get; set; }

    /// <summary>How many could not be.</summary>
    [SupplyParameterFromQuery]
    public string? Skipped { get; set; }

    /// <summary>Page of the list.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageNumber { get; set; }

    [Inject]
    internal TimeProvider Clock { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<AssignmentWords> A { get; set; } = null!;

    private protected Page<AssignmentSummary> Found { get; private set; } = new([], 0);

    private protected AssignmentCounts Counts { get; private set; } = null!;

    private protected AssignmentChoices Choices { get; private set; } = null!;

    private protected int At => Query.Page(PageNumber);

    private protected bool IsOffice => !Caller.Is(Roles.Clerk);

    private protected string? InStatus => Status is not null && AssignmentStatus.All.Contains(Status) ? Status : null;

    private protected string? WithLight => Light is not null && Activities.Calendars.Light.All.Contains(Light) ? Light : null;

    /// <summary>The year looked at; null for all. A plan that was chosen tells its own.</summary>
    private protected int? InYear => Year == AllYears || !string.IsNullOrEmpty(From) ? null
        : Number(Year) is > 0 and var year ? year : ThisYear;

    private int? ChoiceYear => Number((From ?? string.Empty).Split('-', 3) is [_, var year, ..] ? year : null) is > 0 and var of ? of : InYear;

    private protected int ThisYear => ChinaTime.DayOf(Clock.GetUtcNow()).Year;

    private protected int JustAssigned => Number(Assigned);

    private protected int JustSkipped => Number(Skipped);

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        var parts = (From ?? string.Empty).Split(':', 2);
        var filter = new AssignmentFilter(parts[0], parts.Length > 1 ? parts[1] : null, Unit, InStatus, WithLight, Search, InYear, Measure);
        (Found, Counts) = await Mediator.Send(new BrowseAssignments(Caller, filter, (At - 1) * Size, Size), Aborted);
        Choices = await Mediator.Send(new ListAssignmentChoices(Caller, ChoiceYear), Aborted);
    }

    private protected string Address(string? status, string? light, int page = 1) => Query.Address(
        "/assignments",
        ("from", From),
        ("year", Year),
        ("measure", Measure),
        ("unit", Unit),
        ("status", status),
        ("light", light),
        ("search", Search),
        ("page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture)));

    private protected string TableAddress()
    {
        var parts = (From ?? string.Empty).Split(':', 2);
        return Query.Address(
            "/api/assignments/table",
            ("plan", parts[0]),
            ("programme", parts.Length > 1 ? parts[1] : null),
            ("measure", Measure),
            ("year", InYear?.ToString(CultureInfo.InvariantCulture)),
            ("unit", Unit),
            ("status", InStatus),
            ("light", WithLight),
            ("search", Search));
    }

    private static int Number(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
