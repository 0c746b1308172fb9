using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Common;
using Workflow.Activities.Tickets;
using Workflow.Activities.Tickets.Viewing;
using Workflow.Host.Pages.Forms;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.Tickets;

/// <summary>Opens a ticket: one form; what is wrong is told at once and nothing filled in is lost.</summary>
public abstract class NewTicketBase : PageComponent
{
    /// <summary>Kind.</summary>
    [Parameter]
    public required string Code { get; set; }

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

    private protected TicketKindView Kind { get; private set; } = null!;

    private protected IReadOnlyList<FormField> Fields { get; private set; } = [];

    private protected JsonObject Form { get; private set; } = [];

    private protected IReadOnlyList<FieldError> Errors { get; private set; } = [];

    private protected string Key { get; private set; } = NewKey();

    private protected bool Answered { get; private set; }

    private protected bool HasExample => Environment.IsDevelopment();

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        Kind = await Mediator.Send(new GetTicketKind(Caller, Code), Aborted);
        if (!Kind.MayOpen)
        {
            Missing();
        }

        Fields = FormOutline.Fields(Kind.Schema!);
        if (HasExample && Example is not null)
        {
            (Form, Answered) = (Kind.Example as JsonObject ?? [], true);
        }
    }

    private protected string? AddressOf(string pointer) => FieldAddress.On(Fields, pointer);

    private protected async Task OpenAsync()
    {
        var posted = Http.Request.Form;
        (Key, Answered) = (Posted("key"), true);
        var files = await Files.ReadAsync(Http, Context(), PostedForm.Merge([], Fields, name => posted[name]), Fields);
        (Form, Errors) = (files.Form, files.Errors);
        if (Errors.Count > 0 || files.Pressed is not null)
        {
            return;
        }

        var form = JsonSerializer.SerializeToElement(Form);
        TicketReceipt receipt;
        try
        {
            receipt = await Commands.SendAsync(
                Context(), $"open ticket {Code}", Key, form.GetRawText(), context => new OpenTicket(context, Code, form), Aborted);
        }
        catch (RefusalException refusal) when (refusal.Kind is not RefusalKind.NotFound)
        {
            Errors = refusal.Fields.Count > 0
                ? [.. refusal.Fields.Select(error => error with { Field = TicketForm.Within(error.Field) })]
                : [new FieldError(string.Empty, refusal.Message)];
            return;
        }

        GoTo($"/tickets/{receipt.Id}?said=opened");
    }
}

/// <summary>The command names fields within itself: <c>/form/name</c>.</summary>
internal static class TicketForm
{
    public static string Within(string pointer) =>
        pointer.StartsWith("/form", StringComparison.Ordinal) ? pointer["/form".Length..] : pointer;
}
