using System.Text.Json;
using System.Text.Json.Nodes;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Cases;
using Workflow.Activities.Cases.Viewing;
using Workflow.Activities.Common;
using Workflow.Activities.DataServices;
using Workflow.Activities.Organisations;
using Workflow.Activities.Tasks;
using Workflow.Activities.Trials;
using Workflow.Engine.Bookmarks;
using Workflow.Engine.Streams;
using Workflow.Host.Pages.Forms;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.Trials;

/// <summary>A trial under way: what it waits for, and the analyst in the place of whoever it waits for.</summary>
public abstract class TrialPageBase : PageComponent
{
    private const string Running = "Running";

    /// <summary>Number.</summary>
    [Parameter]
    public required string Number { get; set; }

    /// <summary>The task at hand, where there are several.</summary>
    [SupplyParameterFromQuery(Name = "task")]
    public string? TaskId { get; set; }

    [Inject]
    internal PageCommands Commands { get; set; } = null!;

    [Inject]
    internal PostedFileAnswers Files { get; set; } = null!;

    [Inject]
    internal IOrganisations Organisations { get; set; } = null!;

    [Inject]
    internal IDataServices Services { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<TrialWords> T { get; set; } = null!;

    private protected TrialView View { get; private set; } = null!;

    private protected TaskView? Task { get; private set; }

    private protected IReadOnlyList<FormField> Fields { get; private set; } = [];

    private protected JsonObject Form { get; private set; } = [];

    private protected string Outcome { get; private set; } = string.Empty;

    private protected string Comment { get; private set; } = string.Empty;

    private protected string Key { get; private set; } = NewKey();

    private protected IReadOnlyList<FieldError> Errors { get; private set; } = [];

    private protected bool IsRunning => View.Status == Running;

    private protected string? Following => IsRunning && View.Case is not null ? $"/api/cases/{Number}/events" : null;

    private protected string Mood => View.Incidents.Count > 0 ? "bad" : IsRunning ? "open" : "good";

    private protected ApplicantAction? Supplement =>
        View.Case?.Actions.FirstOrDefault(action => action.Kind == ApplicantActionKind.Supplement);

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        View = await Mediator.Send(new GetTrial(Caller, Number), Aborted);
        Task = View.Tasks.FirstOrDefault(task => task.Id == TaskId) ?? (View.Tasks.Count > 0 ? View.Tasks[0] : null);
        if (IsPost && !Offers(Posted("_handler")))
        {
            // It has moved on since the form was shown.
            GoTo(Here);
        }

        if (Task is { } task)
        {
            Fields = FormOutline.Fields(task.Form);
            Form = task.Example as JsonObject ?? [];
            Outcome = task.Outcomes[0].Name;
        }
    }

    private protected async Task DecideAsync()
    {
        var (posted, task) = (Http.Request.Form, Task!);
        (Outcome, Comment) = (Posted("outcome"), Posted("comment"));
        var files = await Files.ReadAsync(Http, Context(), PostedForm.Merge(Form, Fields, name => posted[name]), Fields);
        (Form, Errors) = (files.Form, files.Errors);
        if (files.Pressed is not null || Errors.Count > 0)
        {
            return;
        }

        JsonElement? form = Fields.Count > 0 ? JsonSerializer.SerializeToElement(Form) : null;
        await MoveAsync(
            $"decide {task.Id}",
            $"{Outcome} {Comment} {form?.GetRawText()}",
            context => new DecideInTrial(context, Number, task.Id, Outcome, form, Comment.Length > 0 ? Comment : null));
    }

    private protected Task EndWaitAsync()
    {
        var (bookmark, text) = (Posted("bookmark"), Posted("payload"));
        JsonElement? payload = null;
        if (text.Length > 0)
        {
            try
            {
                payload = JsonElement.Parse(text);
            }
            catch (JsonException)
            {
                Errors = [new FieldError(string.Empty, T["try.not-json"])];
                return System.Threading.Tasks.Task.CompletedTask;
            }
        }

        return MoveAsync(
            $"wait {bookmark}", text, context => new EndWaitInTrial(context, Number, bookmark, payload));
    }

    private protected Task SupplementAsync() => MoveAsync(
        "supplement",
        string.Empty,
        context => new SupplementCase(context, Number, JsonSerializer.SerializeToElement(View.Case!.Form)));

    private protected string OrganisationOf(TaskView task) =>
        Organisations.NameOf(task.Organisation);

    private protected string NameOf(DataCall call) => Services.Find(call.Service)?.Name ?? call.Service;

    private protected string CallOutcome(DataCall call) => T["call." + call.Outcome];

    private protected string WaitText(TrialWait wait) => wait.Kind == BookmarkKinds.Event
        ? T["wait.event", wait.Key]
        : wait.DueAt is null ? T["wait.other", wait.ActivityId, wait.Kind] : T["wait.time", wait.ActivityId];

    private protected string? AddressOf(string pointer) => pointer switch
    {
        "/outcome" => "#outcome-0",
        "/comment" => "#comment",
        _ => FieldAddress.On(Fields, pointer),
    };

    private string Here => $"/designer/trials/{Number}";

    private bool Offers(string form) => form switch
    {
        "decide" => Task is not null && (TaskId is null || Task.Id == TaskId),
        "supplement" => Supplement is not null,
        _ => View.Waits.Any(wait => wait.BookmarkId == Posted("bookmark")),
    };

    private async Task MoveAsync<T>(string what, string content, Func<CommandContext, IRequest<T>> command)
    {
        Key = Posted("key");
        try
        {
            await Commands.SendAsync(Context(), $"trial {Number} {what}", Key, content, command, Aborted);
        }
        catch (RefusalException refusal) when (refusal.Kind is RefusalKind.Invalid)
        {
            Errors = refusal.Fields.Count > 0 ? refusal.Fields : [new FieldError(string.Empty, refusal.Message)];
            return;
        }
        catch (Exception fault) when (fault is ConcurrentChangeException or RefusalException { Kind: RefusalKind.Conflict })
        {
            // The page itself shows what is waited for now.
        }

        GoTo(Here);
    }
}
