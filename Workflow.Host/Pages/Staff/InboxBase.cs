using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Activities.Tasks;
using Workflow.Activities.Tasks.Batches;
using Workflow.Activities.Tasks.Inbox;
using Workflow.Activities.Tasks.Saving;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.Staff;

/// <summary>The inbox, narrowed as its address says.</summary>
public abstract class InboxBase : PageComponent
{
    private protected const int Size = 20;
    private static readonly string[] Sayings = ["saved", "forgotten"];

    /// <summary>One of <see cref="InboxView"/>.</summary>
    [SupplyParameterFromQuery]
    public string? State { get; set; }

    /// <summary>Part of the name or case number.</summary>
    [SupplyParameterFromQuery]
    public string? Search { get; set; }

    /// <summary>One of <see cref="Light"/>.</summary>
    [SupplyParameterFromQuery(Name = "light")]
    public string? LightWord { get; set; }

    /// <summary>Scenario name.</summary>
    [SupplyParameterFromQuery]
    public string? Scenario { get; set; }

    /// <summary>Item code.</summary>
    [SupplyParameterFromQuery]
    public string? Item { get; set; }

    /// <summary>One of <see cref="InboxOrder"/>.</summary>
    [SupplyParameterFromQuery]
    public string? Sort { get; set; }

    /// <summary>Page of the list.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageNumber { get; set; }

    /// <summary>The task done just before.</summary>
    [SupplyParameterFromQuery]
    public string? Done { get; set; }

    /// <summary>What has just been done with the filters.</summary>
    [SupplyParameterFromQuery]
    public string? Said { get; set; }

    [Inject]
    internal PageCommands Commands { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<TaskWords> M { get; set; } = null!;

    private protected Page<TaskView> Found { get; private set; } = new([], 0);

    private protected InboxChoices Choices { get; private set; } = new([], [], []);

    private protected IReadOnlyList<SavedFilter> Filters { get; private set; } = [];

    private protected TaskView? Finished { get; private set; }

    private protected TaskView? Next { get; private set; }

    private protected IReadOnlyList<FieldError> Errors { get; private set; } = [];

    private protected string Key { get; private set; } = NewKey();

    /// <summary>What became of each task of a batch; null when none was decided.</summary>
    private protected IReadOnlyList<BatchResult>? Results { get; private set; }

    private protected string? BatchError { get; private set; }

    /// <summary>What was chosen and written for a batch that was refused.</summary>
    private protected IReadOnlyList<string> Chosen { get; private set; } = [];

    private protected string BatchOutcome { get; private set; } = string.Empty;

    private protected string BatchComment { get; private set; } = string.Empty;

    private protected bool OffersBatch => Found.Items.Any(MayBatch);

    /// <summary>What tasks of a batch can be decided as; going back is decided one by one.</summary>
    private protected IReadOnlyList<TaskOutcome> BatchOutcomes =>
        [.. Found.Items.Where(MayBatch).SelectMany(task => task.Outcomes).Where(outcome => outcome.BackTo is null).DistinctBy(outcome => outcome.Name)];

    private protected string? Saying => !IsPost && Sayings.Contains(Said) ? Said : null;

    private protected int At => Query.Page(PageNumber);

    private protected string InState => State is not null && InboxView.All.Contains(State) ? State : InboxView.Open;

    private protected string? Under => LightWord is not null && Light.All.Contains(LightWord) ? LightWord : null;

    private protected string By => Sort is not null && InboxOrder.All.Contains(Sort) ? Sort : InboxOrder.Due;

    /// <summary>Where this list is found again.</summary>
    private protected string Current => Address(By, 1);

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        var search = string.IsNullOrWhiteSpace(Search) ? null : Search.Trim();
        Found = await Mediator.Send(
            new ListTasks(Caller, InState, null, search, By, (At - 1) * Size, Size) { Light = Under, Scenario = Scenario, Item = Item },
            Aborted);
        Choices = await Mediator.Send(new GetInboxChoices(Caller), Aborted);
        Filters = await Mediator.Send(new ListSavedFilters(Caller), Aborted);
        Finished = Done is null ? null : await FinishedTask.FindAsync(Mediator, Caller, Done, Aborted);
        Next = Finished is null ? null : await NextTask.FindAsync(Mediator, Caller, Finished.Id, Aborted);
    }

    private protected async Task SaveAsync()
    {
        var filter = new SavedFilter(
            Posted("name"), InState == InboxView.Open ? null : InState, Search, Under, Scenario, Item, By == InboxOrder.Due ? null : By);
        try
        {
            await Commands.SendAsync(
                Context(), "save filter", Posted("key"), $"{filter}", context => new SaveFilter(context, filter), Aborted);
        }
        catch (RefusalException refusal)
        {
            Errors = refusal.Fields.Count > 0 ? refusal.Fields : [new FieldError("/name", refusal.Message)];
            return;
        }

        GoTo(Address(By, 1, "saved"));
    }

    private protected async Task ForgetAsync()
    {
        var name = Posted("name");
        await Commands.SendAsync(
            Context(), "forget filter", Posted("key"), name, context => new ForgetFilter(context, name), Aborted);
        GoTo(Address(By, 1, "forgotten"));
    }

    private protected async Task BatchAsync()
    {
        var (ids, outcome, comment) = (Http.Request.Form["task"].OfType<string>().ToList(), Posted("outcome"), Posted("comment"));
        (Key, Chosen, BatchOutcome, BatchComment) = (Posted("key"), ids, outcome, comment);
        if (ids.Count == 0 || outcome.Length == 0)
        {
            BatchError = M[ids.Count == 0 ? "batch.none" : "batch.no-outcome"];
            return;
        }

        try
        {
            Results = await Commands.SendAsync(
                Context(),
                "batch",
                Key,
                $"{string.Join(',', ids)} {outcome} {comment}",
                context => new CompleteTasks(context, ids, outcome, comment.Length > 0 ? comment : null),
                Aborted);
        }
        catch (RefusalException refusal)
        {
            BatchError = refusal.Message;
            return;
        }

        (Key, Chosen, BatchOutcome, BatchComment) = (NewKey(), [.. Results.Where(result => !result.IsDone).Select(result => result.Id)], outcome, comment);
        await LoadAsync();
    }

    private protected bool MayBatch(TaskView task) => task.AllowsBatch
        && TaskStates.IsPending(task.State)
        && task.AskedOf.Count == 0
        && (task.ClaimedBy is null || task.ClaimedBy == Caller.Id || task.ClaimedBy == task.ActingFor);

    private protected string Holder(TaskView task) => task switch
    {
        { SentBackAt: not null } => M["sent-back-mark"],
        { State: TaskStates.Completed } => task.Outcomes.FirstOrDefault(outcome => outcome.Name == task.Outcome)?.Label ?? L["task.completed"],
        { State: TaskStates.Cancelled } => L["task.cancelled"],
        { AskedOf.Count: > 0 } => M["asked", task.ClaimedBy ?? string.Empty, string.Join('、', task.AskedOf)],
        { ClaimedBy: null } => L["inbox.unclaimed"],
        { ClaimedBy: { } holder } when holder == Caller.Id => L["inbox.mine"],
        { ClaimedBy: { } holder } => holder,
    };

    private protected string Sorted(string sort) => Address(sort, 1);

    private protected string Address(string sort, int at, string? said = null) => Query.Address(
        "/inbox",
        ("state", InState == InboxView.Open ? null : InState),
        ("search", Search),
        ("light", Under),
        ("scenario", Scenario),
        ("item", Item),
        ("sort", sort == InboxOrder.Due ? null : sort),
        ("page", at == 1 ? null : at.ToString(CultureInfo.InvariantCulture)),
        ("said", said));

    private protected static string AddressOf(SavedFilter filter) => Query.Address(
        "/inbox",
        ("state", filter.State),
        ("search", filter.Search),
        ("light", filter.Light),
        ("scenario", filter.Scenario),
        ("item", filter.Item),
        ("sort", filter.Sort));
}
