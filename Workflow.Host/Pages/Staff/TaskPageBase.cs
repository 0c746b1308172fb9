using System.Text.Json;
using System.Text.Json.Nodes;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Cases;
using Workflow.Activities.Common;
using Workflow.Activities.Forms;
using Workflow.Activities.Scenarios;
using Workflow.Activities.Tasks;
using Workflow.Activities.Tasks.Evidence;
using Workflow.Activities.Tasks.Inbox;
using Workflow.Activities.Tasks.Moves;
using Workflow.Engine.Streams;
using Workflow.Host.Pages.Forms;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.Staff;

/// <summary>A clerk's work on one task.</summary>
public abstract class TaskPageBase : PageComponent
{
    private const string OutcomePointer = "outcome";
    private const string CommentPointer = "comment";
    private static readonly string[] Sayings = ["claimed", "released"];
    private static readonly string[] Choosing = [TaskMove.Transfer, TaskMove.Delegate, TaskMove.Signers, TaskMove.Copy];

    /// <summary>Task id.</summary>
    [Parameter]
    public required string Id { get; set; }

    /// <summary>The task done just before.</summary>
    [SupplyParameterFromQuery]
    public string? Done { get; set; }

    /// <summary>What has just been done with this one.</summary>
    [SupplyParameterFromQuery(Name = "said")]
    public string? SaidWord { get; set; }

    /// <summary>Whether to fill in the example.</summary>
    [SupplyParameterFromQuery]
    public string? Example { get; set; }

    [Inject]
    internal IForms Forms { get; set; } = null!;

    [Inject]
    internal PageCommands Commands { get; set; } = null!;

    [Inject]
    internal PostedFileAnswers Files { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<TaskWords> M { get; set; } = null!;

    [Inject]
    internal IWebHostEnvironment Environment { get; set; } = null!;

    private protected TaskView View { get; private set; } = null!;

    private protected CaseView Case { get; private set; } = null!;

    private protected IReadOnlyList<FormPage> CasePages { get; private set; } = [];

    private protected IReadOnlyList<FormField> Fields { get; private set; } = [];

    private protected JsonObject Form { get; private set; } = [];

    private protected IReadOnlyList<FieldError> Errors { get; private set; } = [];

    private protected TaskView? Before { get; private set; }

    private protected string Key { get; private set; } = NewKey();

    private protected string Outcome { get; private set; } = string.Empty;

    private protected string Comment { get; private set; } = string.Empty;

    private protected bool Answered { get; private set; }

    private protected string? Said => Sayings.Contains(SaidWord) ? SaidWord : null;

    private protected string? Moved => !IsPost && SaidWord is not null && TaskMove.All.Contains(SaidWord) ? SaidWord : null;

    private protected IReadOnlyList<EvidenceLine> Evidence { get; private set; } = [];

    private protected IReadOnlyList<string> Colleagues { get; private set; } = [];

    /// <summary>The move that was tried and refused.</summary>
    private protected string Tried { get; private set; } = string.Empty;

    private protected bool HasExample => Environment.IsDevelopment();

    private protected bool IsOpen => TaskStates.IsPending(View.State);

    private protected bool IsOthers => View.ClaimedBy is { } holder && holder != Caller.Id && holder != View.ActingFor;

    private protected bool IsWaiting => View.AskedOf.Count > 0;

    private protected string? OutcomeError => Message(OutcomePointer);

    private protected string? CommentError => Message(CommentPointer);

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        View = await Mediator.Send(new GetTask(Caller, Id), Aborted);
        Case = await Mediator.Send(new GetCase(Caller, View.CaseNumber), Aborted);
        CasePages = FormOutline.Pages((await Mediator.Send(new GetScenario(Case.Scenario, 0), Aborted)).Form);
        Fields = FormOutline.Fields(View.Form);
        Evidence = await Mediator.Send(new GetEvidence(Caller, Id), Aborted);
        Colleagues = (await Mediator.Send(new GetInboxChoices(Caller), Aborted)).Colleagues;
        Before = Done is null ? null : await FinishedTask.FindAsync(Mediator, Caller, Done, Aborted);
        if (HasExample && Example is not null)
        {
            Form = View.Example as JsonObject ?? [];
            Outcome = View.Outcomes[0].Name;
            Answered = true;
        }

        // A form sent for a state that is gone, by a second click or after a colleague, is answered by what is there now.
        if (IsPost && !Offers(Posted("_handler")))
        {
            GoTo(View.State == TaskStates.Completed ? $"/inbox?done={Id}" : $"/tasks/{Id}");
        }
    }

    private protected string? AddressOf(string pointer) => pointer switch
    {
        OutcomePointer => "#outcome-0",
        CommentPointer => "#comment",
        "/to" or "/signers" when Choosing.Contains(Tried) => $"#to-{Tried}-0",
        _ when Tried.Length > 0 => pointer.Length > 0 ? $"#words-{Tried}" : null,
        _ => FieldAddress.On(Fields, pointer),
    };

    private protected Task ClaimAsync() => MoveAsync("claimed", context => new ClaimTask(context, Id));

    private protected Task ReleaseAsync() => MoveAsync("released", context => new ReleaseTask(context, Id));

    private protected string KeyOf(string move) => Tried == move ? Posted("key") : NewKey();

    private protected IReadOnlyList<string> PostedTo => Tried.Length > 0 ? PostedMove.From(Http.Request.Form, Tried).To : [];

    private protected async Task ActAsync(string move)
    {
        Tried = move;
        try
        {
            await PostedMove.From(Http.Request.Form, move).SendAsync(Commands, Context(), Id, Posted("key"), Aborted);
        }
        catch (RefusalException refusal) when (refusal.Kind is not RefusalKind.NotFound)
        {
            Errors = refusal.Fields.Count > 0 ? refusal.Fields : [new FieldError(string.Empty, refusal.Message)];
            return;
        }

        GoTo($"/tasks/{Id}?said={move}");
    }

    private protected async Task DecideAsync()
    {
        var posted = Http.Request.Form;
        (Key, Outcome, Comment, Answered) = (Posted("key"), Posted("outcome"), Posted("comment"), true);
        var files = await Files.ReadAsync(Http, Context(), PostedForm.Merge(Form, Fields, name => posted[name]), Fields);
        Form = files.Form;
        Errors = files.Pressed is null ? [.. files.Errors, .. Check()] : files.Errors;
        if (Errors.Count > 0 || files.Pressed is not null)
        {
            return;
        }

        var asksForm = Fields.Count > 0 && View.Outcomes.All(choice => choice.Name != Outcome || choice.BackTo is null);
        JsonElement? form = asksForm ? JsonSerializer.SerializeToElement(Form) : null;
        try
        {
            await Commands.SendAsync(
                Context(),
                $"decide {Id}",
                Key,
                $"{Outcome} {Comment} {form?.GetRawText()}",
                context => new CompleteTask(context, Id, Outcome, form, Comment.Length > 0 ? Comment : null),
                Aborted);
        }
        catch (RefusalException refusal) when (refusal.Kind is RefusalKind.Invalid)
        {
            Errors = refusal.Fields.Count > 0
                ? [.. refusal.Fields.Select(error => error with { Field = WithinForm(error.Field) })]
                : [new FieldError(string.Empty, refusal.Message)];
            return;
        }
        catch (Exception fault) when (IsConflict(fault))
        {
            GoTo($"/tasks/{Id}");
        }

        GoTo(await NextAsync());
    }

    private async Task MoveAsync(string said, Func<CommandContext, IRequest<TaskView>> command)
    {
        try
        {
            await Commands.SendAsync(Context(), $"{said} {Id}", Posted("key"), string.Empty, command, Aborted);
        }
        catch (Exception fault) when (IsConflict(fault))
        {
            // The page itself tells who holds the task now.
            GoTo($"/tasks/{Id}");
        }

        GoTo($"/tasks/{Id}?said={said}");
    }

    private IEnumerable<FieldError> Check()
    {
        var outcome = View.Outcomes.FirstOrDefault(choice => choice.Name == Outcome);
        var form = Fields.Count > 0 && outcome?.BackTo is null ? Forms.Validate(View.Form, JsonSerializer.SerializeToElement(Form)) : [];
        foreach (var error in form)
        {
            yield return error;
        }

        if (outcome is null)
        {
            yield return new FieldError(OutcomePointer, L["task.outcome-missing"]);
        }
        else if (outcome.RequiresComment && Comment.Length == 0)
        {
            yield return new FieldError(CommentPointer, L["task.comment-missing", outcome.Label]);
        }
    }

    private async Task<string> NextAsync()
    {
        if (Posted("then") == "next" && await NextTask.FindAsync(Mediator, Caller, Id, Aborted) is { } next)
        {
            return $"/tasks/{next.Id}?done={Id}";
        }

        return $"/inbox?done={Id}";
    }

    private bool Offers(string form) => form switch
    {
        _ when TaskMove.All.Contains(form) => View.Moves.Contains(form),
        _ when !IsOpen || IsOthers || IsWaiting => false,
        "claim" => View.ClaimedBy is null,
        "release" => View.ClaimedBy is not null,
        _ => true,
    };

    private static bool IsConflict(Exception fault) =>
        fault is ConcurrentChangeException or RefusalException { Kind: RefusalKind.Conflict };

    // The command may name fields within itself: /form/certificate/number.
    private static string WithinForm(string pointer) => pointer switch
    {
        _ when pointer.StartsWith("/form/", StringComparison.Ordinal) => pointer["/form".Length..],
        _ => pointer is "/outcome" or "/comment" ? pointer[1..] : pointer,
    };

    private string? Message(string pointer) => Errors.FirstOrDefault(error => error.Field == pointer)?.Message;
}
