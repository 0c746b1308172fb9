using System.Globalization;
using Microsoft.AspNetCore.Components;
using Workflow.Activities.Calendars;
using Workflow.Activities.Calendars.Entering;
using Workflow.Activities.Common;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.Calendars;

/// <summary>What the page of the working calendar does.</summary>
public abstract class CalendarPageBase : PageComponent
{
    /// <summary>The year that is shown.</summary>
    [SupplyParameterFromQuery(Name = "year")]
    public string? Asked { get; set; }

    /// <summary>A year was entered.</summary>
    [SupplyParameterFromQuery]
    public string? Done { get; set; }

    private protected CalendarView View { get; private set; } = null!;

    private protected int Year { get; private set; }

    private protected CalendarYear? Shown => View.Years.FirstOrDefault(year => year.Year == Year);

    private protected bool MayEnter => View.MayEnter && View.Open.Contains(Year);

    private protected YearForm Form { get; private set; } = YearForm.Blank;

    private protected string Hash { get; private set; } = string.Empty;

    private protected IReadOnlyList<FieldError> Errors { get; private set; } = [];

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        View = await Mediator.Send(new GetCalendar(Caller), Aborted);
        Year = int.TryParse(Asked, NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            && (View.Open.Contains(year) || View.Years.Any(each => each.Year == year)) ? year : View.Open[^1];
        (Form, Hash) = (Shown is { } shown ? YearForm.Of(shown) : YearForm.Blank, View.Hash);
    }

    private protected string? Fault(string field) => Errors.FirstOrDefault(error => error.Field == field)?.Message;

    private protected async Task EnterAsync()
    {
        (Form, Hash) = (YearForm.Read(Http.Request.Form), Posted("hash"));
        var wrong = new List<FieldError>();
        var entered = Form.ToYear(Year, wrong, out var lines);
        if (wrong.Count > 0)
        {
            Errors = wrong;
            return;
        }

        try
        {
            await Mediator.Send(new EnterCalendarYear(Caller, entered, Hash), Aborted);
        }
        catch (RefusalException refusal) when (refusal.Kind is RefusalKind.Invalid or RefusalKind.Conflict)
        {
            Errors = refusal.Fields.Count > 0
                ? [.. refusal.Fields.Select(field => field with { Field = OnPage(field.Field, lines) })]
                : [new FieldError("/holidays", refusal.Message)];
            return;
        }

        GoTo(string.Create(CultureInfo.InvariantCulture, $"/calendar?year={Year}&done=true"));
    }

    /// <summary>The field on the page, where lines may be left out in between.</summary>
    private static string OnPage(string field, (IReadOnlyList<int> Holidays, IReadOnlyList<int> Workdays) lines) => field.Split('/') switch
    {
        [_, "holidays", var at] => string.Create(CultureInfo.InvariantCulture, $"/holidays/{lines.Holidays[int.Parse(at, CultureInfo.InvariantCulture)]}"),
        [_, "workdays", var at] => string.Create(CultureInfo.InvariantCulture, $"/workdays/{lines.Workdays[int.Parse(at, CultureInfo.InvariantCulture)]}"),
        _ => "/holidays",
    };
}
