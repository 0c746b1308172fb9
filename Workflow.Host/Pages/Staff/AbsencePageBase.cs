using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Common;
using Workflow.Activities.Tasks.Absences;
using Workflow.Activities.Tasks.Inbox;
using Workflow.Host.Pages.Forms;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.Staff;

/// <summary>休假代理: who does a clerk's tasks while the clerk is away.</summary>
public abstract class AbsencePageBase : PageComponent
{
    private static readonly string[] Sayings = ["planned", "ended"];

    /// <summary>What has just been done.</summary>
    [SupplyParameterFromQuery]
    public string? Said { get; set; }

    [Inject]
    internal PageCommands Commands { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<TaskWords> M { get; set; } = null!;

    private protected IReadOnlyList<AbsenceView> Absences { get; private set; } = [];

    private protected IReadOnlyList<string> Colleagues { get; private set; } = [];

    private protected IReadOnlyList<FieldError> Errors { get; private set; } = [];

    private protected string Key { get; private set; } = NewKey();

    private protected string From { get; private set; } = string.Empty;

    private protected string Until { get; private set; } = string.Empty;

    private protected IReadOnlyList<string> Chosen { get; private set; } = [];

    private protected string? Saying => !IsPost && Sayings.Contains(Said) ? Said : null;

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        Absences = await Mediator.Send(new ListAbsences(Caller), Aborted);
        Colleagues = (await Mediator.Send(new GetInboxChoices(Caller), Aborted)).Colleagues;

        // A second click on an absence that has ended meanwhile finds the list without it.
        if (IsPost && Posted("_handler") is var form && form != "plan" && Absences.All(one => form != $"end-{one.Id}"))
        {
            GoTo("/inbox/absence");
        }
    }

    private protected async Task PlanAsync()
    {
        (Key, From, Until, Chosen) = (Posted("key"), Posted("from"), Posted("until"), [Posted("to")]);
        Errors = [.. Unreadable()];
        if (Errors.Count > 0)
        {
            return;
        }

        try
        {
            await Commands.SendAsync(
                Context(),
                "plan absence",
                Key,
                $"{Chosen[0]} {From} {Until}",
                context => new PlanAbsence(context, Chosen[0], DayInput.Read(From)!.Value, DayInput.Read(Until)!.Value),
                Aborted);
        }
        catch (RefusalException refusal)
        {
            Errors = refusal.Fields.Count > 0 ? refusal.Fields : [new FieldError(string.Empty, refusal.Message)];
            return;
        }

        GoTo("/inbox/absence?said=planned");
    }

    private protected async Task EndAsync(string id)
    {
        await Commands.SendAsync(
            Context(), $"end absence {id}", Posted("key"), string.Empty, context => new EndAbsence(context, id), Aborted);
        GoTo("/inbox/absence?said=ended");
    }

    private protected string? Message(string pointer) => Errors.FirstOrDefault(error => error.Field == pointer)?.Message;

    private protected static string? AddressOf(string pointer) => pointer switch
    {
        "/deputy" => "#deputy-0",
        "" => null,
        _ => $"#{pointer[1..]}",
    };

    private protected static string Day(DateOnly day) => DayInput.Write(day);

    private IEnumerable<FieldError> Unreadable()
    {
        foreach (var (name, value) in new[] { ("from", From), ("until", Until) })
        {
            if (DayInput.Read(value) is null)
            {
                yield return new FieldError($"/{name}", M[$"absence.{name}-missing"]);
            }
        }
    }
}
