using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Assignments.Viewing;
using Workflow.Activities.Common;
using Workflow.Activities.WorkPlans;
using Workflow.Activities.WorkPlans.Deciding;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.WorkPlans;

/// <summary>One plan as a tree: every proposal beside the words it came from, checked one by one or a task at a time.</summary>
public abstract class PlanPageBase : PageComponent
{
    private const string Unchecked = "unchecked";
    private const string Digits = "〇一二三四五六七八九";

    /// <summary>The plan.</summary>
    [Parameter]
    public required string Id { get; set; }

    /// <summary>What has just been done.</summary>
    [SupplyParameterFromQuery]
    public string? Done { get; set; }

    /// <summary><c>unchecked</c> shows only what nobody has checked yet.</summary>
    [SupplyParameterFromQuery]
    public string? Show { get; set; }

    [Inject]
    internal PageCommands Commands { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<PlanWords> P { get; set; } = null!;

    private protected PlanView Plan { get; private set; } = null!;

    private protected IReadOnlyList<FieldError> Errors { get; private set; } = [];

    /// <summary>How what was assigned stands, by measure.</summary>
    private protected Dictionary<string, MeasureLights> Lights { get; private set; } = [];

    private protected bool IsDraft => Plan.Status == PlanStatus.Draft;

    private protected bool OnlyUnchecked => IsDraft && Show == Unchecked;

    private protected string? DoneWord => P["done." + Done] is { ResourceNotFound: false } word ? word.Value : null;

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        Plan = await Mediator.Send(new GetPlan(Caller, Id), Aborted);
        Lights = IsDraft ? [] : (await Mediator.Send(new CountPlanLights(Caller, Plan.Id), Aborted)).ToDictionary(each => each.MeasureId);
    }

    private protected bool IsShown(PlanTask task) => !OnlyUnchecked || task.Measures.Any(measure => !measure.IsConfirmed);

    private protected static string Numeral(int number) => number switch
    {
        < 10 => Digits[number].ToString(),
        < 100 => (number < 20 ? string.Empty : Digits[number / 10].ToString()) + "十" + (number % 10 == 0 ? string.Empty : Digits[number % 10]),
        _ => number.ToString(CultureInfo.InvariantCulture),
    };

    private protected async Task ActAsync()
    {
        var (act, part) = Posted("do").Split(':', 2) is [var verb, var id] ? (verb, id) : (string.Empty, string.Empty);
        var content = JsonSerializer.Serialize(new[] { act, part, Posted("title"), Posted("number"), Posted("text"), Posted("all") });
        try
        {
            if (Change(act, part) is not { } change)
            {
                return;
            }

            await Commands.SendAsync(
                Context(), $"plan {Id}", Posted("key"), content, context => new ChangePlan(context, Id, change), Aborted);
        }
        catch (RefusalException refusal) when (refusal.Kind is not RefusalKind.Forbidden)
        {
            Errors = refusal is { Kind: RefusalKind.Invalid, Fields.Count: > 0 } ? refusal.Fields : [new FieldError(string.Empty, refusal.Message)];
            return;
        }

        GoTo(Query.Address($"/plans/{Id}", ("done", act), ("show", Show)) + AnchorOf(act, part));
    }

    private PlanChange? Change(string act, string part) => act switch
    {
        "confirm" => new ConfirmMeasures([part]),
        "confirm-task" => new ConfirmMeasures(UncheckedOf(part)),
        "add-programme" => new AddProgramme(Posted("title")),
        "rename-programme" => new RenameProgramme(part, Posted("title")),
        "add-task" => new AddPlanTask(part, Number(), Posted("title")),
        "rename-task" => new RenamePlanTask(part, Number(), Posted("title")),
        "add-measure" => new AddMeasure(part, new MeasureContent(Posted("text"))),
        "remove" => new RemovePart(part),
        "issue" => new ConfirmPlan(Posted("all") == "yes"),
        _ => null,
    };

    private List<string> UncheckedOf(string taskId) =>
    [
        .. Plan.Programmes.SelectMany(programme => programme.Tasks).Where(task => task.Id == taskId)
            .SelectMany(task => task.Measures).Where(measure => !measure.IsConfirmed).Select(measure => measure.Id),
    ];

    private int? Number() => Posted("number") is not { Length: > 0 } text ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    // Whoever checks measures one after the other goes on where they were.
    private string AnchorOf(string act, string part)
    {
        var task = Plan.Programmes.SelectMany(programme => programme.Tasks)
            .FirstOrDefault(each => each.Id == part || each.Measures.Any(measure => measure.Id == part));
        return act is "issue" or "remove" or "add-programme" || part.Length == 0 ? string.Empty
            : task is null || (OnlyUnchecked && act == "confirm-task") ? string.Empty : $"#{task.Id}";
    }
}
