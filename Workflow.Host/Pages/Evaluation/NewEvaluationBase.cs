using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Common;
using Workflow.Activities.Evaluation;
using Workflow.Activities.Evaluation.Viewing;
using Workflow.Activities.Notices.Workflows;
using Workflow.Activities.Organisations;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.Evaluation;

/// <summary>Opens a round: one form; what is wrong is told at once and nothing filled in is lost.</summary>
public abstract class NewEvaluationBase : PageComponent
{
    [Inject]
    internal PageCommands Commands { get; set; } = null!;

    [Inject]
    internal IOrganisations Organisations { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<EvaluationWords> E { get; set; } = null!;

    private protected IndicatorSystemList Known { get; private set; } = new([], [], false);

    private protected IReadOnlyList<FieldError> Errors { get; private set; } = [];

    private protected string Key { get; private set; } = NewKey();

    /// <summary>The units the office may judge: its own, and for the province's those that stand for their cities.</summary>
    private protected IReadOnlyList<Organisation> Choices =>
    [
        .. Organisations.All
            .Where(each => each.Tenant == Caller.Tenant || (Caller.IsProvincial && each.Role == "data"))
            .Where(each => each.Code != Caller.Organisation)
            .OrderBy(each => each.Tenant, StringComparer.Ordinal).ThenBy(each => each.Code, StringComparer.Ordinal),
    ];

    /// <inheritdoc/>
    protected override async Task LoadAsync() => Known = await Mediator.Send(new ListIndicatorSystems(Caller), Aborted);

    private protected string Value(string name) => IsPost ? Posted(name) : string.Empty;

    private protected bool IsChosen(string unit) => IsPost ? Http.Request.Form["units"].Contains(unit) : unit.StartsWith(Caller.Tenant, StringComparison.Ordinal);

    private protected string? ErrorAt(string field) => Errors.FirstOrDefault(error => error.Field == field)?.Message;

    private protected async Task OpenAsync()
    {
        Key = Posted("key");
        string[] units = [.. Http.Request.Form["units"].OfType<string>()];
        var (from, to, due) = (Posted("from"), Posted("to"), Posted("dueOn"));
        EvaluationReceipt receipt;
        try
        {
            receipt = await Commands.SendAsync(
                Context(),
                "open evaluation",
                Key,
                string.Join('|', [Posted("system"), Posted("title"), from, to, due, .. units]),
                context => new OpenEvaluation(
                    context, Posted("system"), Posted("title"), DayText.Read(from), DayText.Read(to), DayText.Read(due), units),
                Aborted);
        }
        catch (RefusalException refusal) when (refusal.Kind is not RefusalKind.NotFound)
        {
            Errors = refusal.Fields.Count > 0 ? refusal.Fields : [new FieldError(string.Empty, refusal.Message)];
            return;
        }

        GoTo($"/evaluations/{receipt.Id}?said=opened");
    }
}
