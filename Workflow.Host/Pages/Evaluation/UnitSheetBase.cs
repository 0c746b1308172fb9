using System.Globalization;
using System.Text.Json.Nodes;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Common;
using Workflow.Activities.Evaluation;
using Workflow.Activities.Evaluation.Giving;
using Workflow.Activities.Evaluation.Viewing;
using Workflow.Activities.Forms;
using Workflow.Host.Pages.Forms;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.Evaluation;

/// <summary>A unit's sheet: every value and step, and what the caller may do with them.</summary>
public abstract class UnitSheetBase : PageComponent
{
    private static readonly string[] Sayings = ["given", "accepted", "returned", "appealed", "decided"];

    /// <summary>The round.</summary>
    [Parameter]
    public required string Id { get; set; }

    /// <summary>The unit.</summary>
    [Parameter]
    public required string Unit { get; set; }

    /// <summary>What has just been done.</summary>
    [SupplyParameterFromQuery(Name = "said")]
    public string? SaidWord { get; set; }

    [Inject]
    internal PageCommands Commands { get; set; } = null!;

    [Inject]
    internal PostedFileAnswers Files { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<EvaluationWords> E { get; set; } = null!;

    private protected UnitSheetView Sheet { get; private set; } = null!;

    private protected IReadOnlyList<SheetLine> Asked => [.. Sheet.Lines.Where(line => line.MayGive)];

    private protected IReadOnlyList<FieldError> Errors { get; private set; } = [];

    private protected string Key => KeyOf("give");

    private protected string? Said => !IsPost && Sayings.Contains(SaidWord) ? SaidWord : null;

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        Sheet = await Mediator.Send(new GetUnitSheet(Caller, Id, Unit), Aborted);
        FileFields = Asked.ToDictionary(
            line => line.Indicator, line => new FormField(FilesOf(line.Indicator), E["files"], FieldKind.Files, false) { Files = FileRule.Any });
        FileForm = new JsonObject(Asked.Select(line => KeyValuePair.Create(
            FilesOf(line.Indicator)[1..], (JsonNode?)new JsonArray([.. line.Files.Select(file => file.Write())]))));

        // A form sent for a state that is gone, by a second click or after a colleague, is answered by what is there now.
        if (IsPost && !Offers(Posted("_handler")))
        {
            GoTo($"/evaluations/{Id}/{Unit}");
        }
    }

    /// <summary>The questions for files that prove what is given, by indicator.</summary>
    private protected IReadOnlyDictionary<string, FormField> FileFields { get; private set; } = new Dictionary<string, FormField>();

    /// <summary>Their answers.</summary>
    private protected JsonObject FileForm { get; private set; } = [];

    private bool Offers(string form) => form == "give"
        ? Asked.Count > 0
        : Sheet.Lines.Any(line =>
            (form == $"accept-{line.Indicator}" && line is { MayReview: true, Status: ValueStatus.Given })
            || (form == $"return-{line.Indicator}" && line.MayReview)
            || (form == $"appeal-{line.Indicator}" && line.MayAppeal)
            || (form == $"decide-{line.Indicator}" && line.MayDecide));

    private protected static string ValueId(SheetLine line) => $"value-{line.Indicator}";

    private protected static string NoteId(SheetLine line) => $"note-{line.Indicator}";

    private protected string ValueOf(SheetLine line) =>
        IsGiving ? Posted(ValueId(line)) : line.Value?.ToString("0.####", CultureInfo.InvariantCulture) ?? string.Empty;

    private protected string NoteOf(SheetLine line) => IsGiving ? Posted(NoteId(line)) : line.Note ?? string.Empty;

    private protected string ReasonOf(string form) => PostedOr(form);

    private protected string PostedOr(string name) => IsPost ? Posted(name) : string.Empty;

    /// <summary>A form that comes back with errors keeps its key; the others on the page have keys of their own.</summary>
    private protected string KeyOf(string form) => IsPost && Posted("_handler") == form ? Posted("key") : NewKey();

    private protected string? ErrorAt(string field) => Errors.FirstOrDefault(error => error.Field == field)?.Message;

    private protected string? AddressOf(string field) => field.Split('/') switch
    {
        ["", var files] when FieldAddress.On([.. FileFields.Values], "/" + files) is { } address => address,
        ["", "values", var indicator, var part] => $"#{part}-{indicator}",
        ["", var form] when form.Length > 0 => $"#{form}",
        _ => null,
    };

    private protected bool IsGiving => IsPost && Posted("_handler") == "give";

    private protected async Task GiveAsync()
    {
        var files = await Files.ReadAsync(Http, Context(), FileForm, FileFields.Values);
        (FileForm, Errors) = (files.Form, files.Errors);
        if (Errors.Count > 0 || files.Pressed is not null)
        {
            return;
        }

        var filled = Asked.Where(line => ValueOf(line).Length > 0 || NoteOf(line).Length > 0 || Kept(line).Length > 0).ToList();
        var unread = filled.Where(line => ValueOf(line).Length > 0 && Read(ValueOf(line)) is null)
            .Select(line => new FieldError($"/values/{line.Indicator}/value", E["not-a-number", line.Title]))
            .ToList();
        if (unread.Count > 0)
        {
            Errors = unread;
            return;
        }

        ValueInput[] values = [.. filled.Select(line => new ValueInput(line.Indicator, Read(ValueOf(line)), NoteOf(line), Kept(line)))];
        await SendAsync(
            "given",
            string.Join('|', values.Select(each => $"{each.Indicator} {each.Value} {each.Note} {string.Join(' ', each.Files ?? [])}")),
            context => new GiveValues(context, Id, Unit, values));
    }

    private static string FilesOf(string indicator) => $"/files-{indicator}";

    /// <summary>Ids of the files that are given for an indicator.</summary>
    private string[] Kept(SheetLine line) => [.. FileReference.Read(FileForm[FilesOf(line.Indicator)[1..]]).Select(file => file.Id)];

    private protected Task AcceptAsync(SheetLine line) =>
        SendAsync("accepted", line.Indicator, context => new AcceptValue(context, Id, Unit, line.Indicator));

    private protected Task ReturnAsync(SheetLine line)
    {
        var form = $"return-{line.Indicator}";
        return SendAsync("returned", Posted(form), context => new ReturnValue(context, Id, Unit, line.Indicator, Posted(form)), form);
    }

    private protected Task AppealAsync(SheetLine line)
    {
        var form = $"appeal-{line.Indicator}";
        return SendAsync("appealed", Posted(form), context => new LodgeAppeal(context, Id, Unit, line.Indicator, Posted(form)), form);
    }

    private protected Task DecideAsync(SheetLine line)
    {
        var (form, field) = ($"decide-{line.Indicator}", $"corrected-{line.Indicator}");
        var (given, value) = (Posted(field), Read(Posted(field)));
        if (given.Length > 0 && value is null)
        {
            Errors = [new FieldError($"/{field}", E["not-a-number", line.Title])];
            return Task.CompletedTask;
        }

        return SendAsync(
            "decided", $"{given} {Posted(form)}", context => new DecideAppeal(context, Id, Unit, line.Indicator, value, Posted(form)), form, field);
    }

    private async Task SendAsync(
        string said, string content, Func<CommandContext, IRequest<EvaluationReceipt>> command, string? reason = null, string? value = null)
    {
        try
        {
            await Commands.SendAsync(Context(), $"{Posted("_handler")} {Id} {Unit}", Posted("key"), content, command, Aborted);
        }
        catch (RefusalException refusal) when (refusal.Kind is not RefusalKind.NotFound)
        {
            Errors = refusal.Fields.Count > 0
                ? [.. refusal.Fields.Select(error => error with { Field = Within(error.Field, reason, value) })]
                : [new FieldError(string.Empty, refusal.Message)];
            return;
        }

        GoTo($"/evaluations/{Id}/{Unit}?said={said}");
    }

    // The command knows one reason and one value; the page has them for each indicator.
    private static string Within(string field, string? reason, string? value) => field switch
    {
        "/reason" when reason is not null => $"/{reason}",
        "/value" when value is not null => $"/{value}",
        _ => field.Split('/') is [_, "values", var indicator, "files", ..] ? FilesOf(indicator) : field,
    };

    private static decimal? Read(string text) =>
        decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : null;
}
