using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Notices.Workflows;
using Workflow.Activities.Reporting;
using Workflow.Activities.Reporting.Viewing;
using Workflow.Activities.WorkPlans;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.Reporting;

/// <summary>The rounds there are, and the office's way to open one by hand.</summary>
public abstract class RoundListBase : PageComponent
{
    private protected const int Size = 20;
    private protected static readonly string[] Halves = ["h1", "h2"];

    /// <summary>Page of the list.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageNumber { get; set; }

    [Inject]
    internal PageCommands Commands { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<ReportWords> R { get; set; } = null!;

    private protected int At => Query.Page(PageNumber);

    private protected Page<RoundSummary> Rounds { get; private set; } = new([], 0);

    /// <summary>Plans that a round can be opened for.</summary>
    private protected IReadOnlyList<PlanSummary> Plans { get; private set; } = [];

    private protected string? Plan { get; private set; }

    private protected string Half { get; private set; } = Halves[0];

    private protected string DueOn { get; private set; } = string.Empty;

    private protected IReadOnlyList<FieldError> Errors { get; private set; } = [];

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        Rounds = await Mediator.Send(new ListRounds(Caller, Skip: (At - 1) * Size, Take: Size), Aborted);
        Plans = Caller.Is(Roles.Coordinator)
            ? (await Mediator.Send(new ListPlans(Caller, Status: PlanStatus.Confirmed), Aborted)).Items
            : [];
    }

    private protected string? ErrorAt(string field) => Errors.FirstOrDefault(error => error.Field == field)?.Message;

    private protected static string? AddressOf(string field) => field switch
    {
        "/dueOn" => "#due",
        "/half" => "#half-h1",
        "/planId" => "#plan",
        _ => null,
    };

    private protected async Task OpenAsync()
    {
        (Plan, Half, DueOn) = (Posted("plan"), Posted("half"), Posted("due"));
        if (DayText.Read(DueOn) is not { } day)
        {
            Errors = [new FieldError("/dueOn", R["open.due-missing"])];
            return;
        }

        RoundReceipt receipt;
        try
        {
            receipt = await Commands.SendAsync(
                Context(),
                "open report round",
                Posted("key"),
                string.Create(CultureInfo.InvariantCulture, $"{Plan} {Half} {DueOn}"),
                context => new OpenRound(context, Plan, Half, day),
                Aborted);
        }
        catch (RefusalException refusal) when (refusal.Kind is RefusalKind.Invalid or RefusalKind.Conflict)
        {
            Errors = refusal.Fields.Count > 0 ? refusal.Fields : [new FieldError(string.Empty, refusal.Message)];
            return;
        }

        GoTo($"/report-rounds/{receipt.Id}?said=opened");
    }
}
