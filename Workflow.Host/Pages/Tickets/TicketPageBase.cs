using System.Text.Json;
using System.Text.Json.Nodes;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Common;
using Workflow.Activities.Tickets;
using Workflow.Activities.Tickets.Viewing;
using Workflow.Host.Pages.Forms;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.Tickets;

/// <summary>One ticket: what was asked, how far it is, and what the caller is asked to do.</summary>
public abstract class TicketPageBase : PageComponent
{
    private static readonly string[] Sayings = ["opened", "done", "withdrawn"];

    /// <summary>Id.</summary>
    [Parameter]
    public required string Id { get; set; }

    /// <summary>What has just been done.</summary>
    [SupplyParameterFromQuery(Name = "said")]
    public string? SaidWord { get; set; }

    /// <summary>Whether to fill in the example.</summary>
    [SupplyParameterFromQuery]
    public string? Example { get; set; }

    [Inject]
    internal PageCommands Commands { get; set; } = null!;

    [Inject]
    internal PostedFileAnswers Files { get; set; } = null!;

    [Inject]
    internal IWebHostEnvironment Environment { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<TicketWords> K { get; set; } = null!;

    private protected TicketView View { get; private set; } = null!;

    /// <summary>The step that the caller is asked to do; the first, when there are several.</summary>
    private protected TicketStepView? Step { get; private set; }

    private protected IReadOnlyList<FormField> Fields { get; private set; } = [];

    private protected JsonObject Form { get; private set; } = [];

    private protected IReadOnlyList<FieldError> Errors { get; private set; } = [];

    private protected string Key { get; private set; } = NewKey();

    private protected string Outcome { get; private set; } = string.Empty;

    private protected string Comment { get; private set; } = string.Empty;

    private protected string Reason { get; private set; } = string.Empty;

    private protected bool Answered { get; private set; }

    private protected string? Said => !IsPost && Sayings.Contains(SaidWord) ? SaidWord : null;

    private protected bool HasExample => Environment.IsDevelopment();

    private protected string? Message(string pointer) => Errors.FirstOrDefault(error => error.Field == pointer)?.Message;

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        View = await Mediator.Send(new GetTicket(Caller, Id), Aborted);
        var mine = View.Steps.Where(step => step.MayDo).ToList();
        Step = IsPost ? mine.FirstOrDefault(step => step.Id == Posted("step")) : mine.FirstOrDefault();
        if (Step is not null)
        {
            Fields = FormOutline.Fields(Step.Schema);
            if (HasExample && Example is not null)
            {
                (Form, Outcome, Answered) = (Step.Example as JsonObject ?? [], Step.Outcomes[0].Name, true);
            }
        }

        // A form sent for a state that is gone, by a second click or after a colleague, is answered by what is there now.
        if (IsPost && (Posted("_handler") == "withdraw" ? !View.MayWithdraw : Step is null))
        {
            GoTo($"/tickets/{View.Id}");
        }
    }

    private protected string? AddressOf(string pointer) => pointer switch
    {
        "/outcome" => "#outcome-0",
        "/comment" => "#comment",
        "/reason" => "#reason",
        _ => FieldAddress.On(Fields, pointer),
    };

    private protected async Task DoAsync()
    {
        var posted = Http.Request.Form;
        (Outcome, Comment, Answered) = (Posted("outcome"), Posted("comment"), true);
        var files = await Files.ReadAsync(Http, Context(), PostedForm.Merge([], Fields, name => posted[name]), Fields);
        (Form, Errors) = (files.Form, files.Errors);
        if (Errors.Count > 0 || files.Pressed is not null)
        {
            Key = Posted("key");
            return;
        }

        JsonElement? form = Fields.Count > 0 ? JsonSerializer.SerializeToElement(Form) : null;
        await SendAsync(
            "done",
            $"{Outcome} {Comment} {form?.GetRawText()}",
            context => new DoTicketStep(context, Id, Step!.Id, Outcome, form, Comment.Length > 0 ? Comment : null));
    }

    private protected Task WithdrawAsync()
    {
        Reason = Posted("reason");
        return SendAsync("withdrawn", Reason, context => new WithdrawTicket(context, Id, Reason));
    }

    private async Task SendAsync(string said, string content, Func<CommandContext, IRequest<TicketReceipt>> command)
    {
        Key = Posted("key");
        try
        {
            await Commands.SendAsync(Context(), $"{said} ticket {Id} {Step?.Id}", Key, content, command, Aborted);
        }
        catch (RefusalException refusal) when (refusal.Kind is not RefusalKind.NotFound)
        {
            Errors = refusal.Fields.Count > 0
                ? [.. refusal.Fields.Select(error => error with { Field = TicketForm.Within(error.Field) })]
                : [new FieldError(string.Empty, refusal.Message)];
            return;
        }

        GoTo($"/tickets/{View.Id}?said={said}");
    }
}
