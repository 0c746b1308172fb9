using System.Globalization;
using System.Text.Json;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Common;
using Workflow.Activities.Reporting;
using Workflow.Activities.Reporting.Viewing;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.Reporting;

/// <summary>One unit's report: written by its clerks, reviewed by the office.</summary>
public abstract class ReportPageBase : PageComponent
{
    private static readonly string[] Sayings = [ReportAct.Save, ReportAct.Submit, ReportAct.Accept, ReportAct.Return];

    /// <summary>The report.</summary>
    [Parameter]
    public required string Id { get; set; }

    /// <summary>What has just been done.</summary>
    [SupplyParameterFromQuery(Name = "said")]
    public string? SaidWord { get; set; }

    [Inject]
    internal PageCommands Commands { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<ReportWords> R { get; set; } = null!;

    private protected ReportView View { get; private set; } = null!;

    private protected IReadOnlyList<EntryFields> Form { get; private set; } = [];

    private protected IReadOnlyList<FieldError> Errors { get; private set; } = [];

    private protected string Key { get; private set; } = NewKey();

    private protected string Reason { get; private set; } = string.Empty;

    private protected string? Said => !IsPost && Sayings.Contains(SaidWord) ? SaidWord : null;

    private protected bool IsWriting => May(ReportAct.Save);

    /// <summary>Why the office last sent it back, while it has to be sent again.</summary>
    private protected string? ReturnedBecause => View.Status == ReportStatus.Returned
        ? View.Steps.LastOrDefault(step => step.What == "returned")?.Words
        : null;

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        View = await Mediator.Send(new GetReport(Caller, Id), Aborted);
        Form = ReportForm.Of(View.Entries);

        // A form sent for a state that is gone is answered by what is there now.
        if (IsPost && !May(Posted("_handler") is "write" ? ReportAct.Save : Posted("_handler")))
        {
            GoTo($"/reports/{View.Id}");
        }
    }

    private protected bool May(string act) => View.Acts.Contains(act);

    private protected string? ErrorAt(string field) => Errors.FirstOrDefault(error => error.Field == field)?.Message;

    private protected Task WriteAsync()
    {
        Form = ReportForm.Read(Http.Request.Form, View.Entries);
        var (entries, faults) = ReportForm.Parse(Form, View.Entries, (at, typed) => R["write.not-a-number", at + 1, typed]);
        if (faults.Count > 0)
        {
            (Errors, Key) = (faults, Posted("key"));
            return Task.CompletedTask;
        }

        var isFinal = Posted("do") == ReportAct.Submit;
        return TryAsync(
            isFinal ? ReportAct.Submit : ReportAct.Save,
            $"{isFinal} {JsonSerializer.Serialize(entries)}",
            context => new WriteReport(context, View.Id, entries, isFinal));
    }

    private protected Task AcceptAsync() =>
        TryAsync(ReportAct.Accept, string.Empty, context => new AcceptReport(context, View.Id));

    private protected Task ReturnAsync()
    {
        Reason = Posted("reason");
        return TryAsync(ReportAct.Return, Reason, context => new ReturnReport(context, View.Id, Reason));
    }

    private async Task TryAsync(string act, string content, Func<CommandContext, IRequest<ReportReceipt>> command)
    {
        Key = Posted("key");
        long? seen = long.TryParse(Posted("version"), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
        try
        {
            await Commands.SendAsync(
                Context() with { ExpectedVersion = seen }, $"{act} report {View.Id}", Key, content, command, Aborted);
        }
        catch (RefusalException refusal) when (refusal.Kind is RefusalKind.Invalid or RefusalKind.Conflict)
        {
            Errors = refusal.Fields.Count > 0 ? refusal.Fields : [new FieldError(string.Empty, refusal.Message)];
            return;
        }

        GoTo($"/reports/{View.Id}?said={act}");
    }
}
