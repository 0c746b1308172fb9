using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Common;
using Workflow.Activities.WorkPlans;
using Workflow.Activities.WorkPlans.Words;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.WorkPlans;

/// <summary>One measure of a draft, corrected in words, split or taken out.</summary>
public abstract class MeasurePageBase : PageComponent
{
    /// <summary>The plan.</summary>
    [Parameter]
    public required string Id { get; set; }

    /// <summary>The measure.</summary>
    [Parameter]
    public required string MeasureId { get; set; }

    [Inject]
    internal PageCommands Commands { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<PlanWords> P { get; set; } = null!;

    private protected MeasureView View { get; private set; } = null!;

    private protected MeasureWords Shown { get; private set; } = null!;

    private protected string Parts { get; private set; } = string.Empty;

    private protected IReadOnlyList<FieldError> Errors { get; private set; } = [];

    private protected string Back => $"/plans/{Id}#{View.Task.Id}";

    /// <summary>Where a split most often goes: clause by clause.</summary>
    private protected string Clauses => string.Join('\n', View.Measure.Text.Split(['；', ';'], StringSplitOptions.TrimEntries));

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        View = await Mediator.Send(new GetMeasure(Caller, Id, MeasureId), Aborted);
        Shown = View.Words;
        if (View.Plan.Status != PlanStatus.Draft)
        {
            GoTo($"/plans/{Id}");
        }
    }

    private protected bool IsWrong(string field) => Errors.Any(error => error.Field == field);

    private protected Task CorrectAsync()
    {
        Shown = new MeasureWords(Posted("text"), Posted("responsible"), Posted("assisting"), Posted("deadline"), Posted("targets"));
        return SendAsync("corrected", JsonSerializer.Serialize(Shown), new CorrectMeasureInWords(MeasureId, Shown));
    }

    private protected Task SplitAsync()
    {
        Parts = Posted("parts");
        return SendAsync(
            "split", Parts, new SplitMeasure(MeasureId, Parts.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)));
    }

    private protected Task RemoveAsync() => SendAsync("removed", MeasureId, new RemoveMeasure(MeasureId));

    private async Task SendAsync(string done, string content, PlanChange change)
    {
        try
        {
            var seen = long.TryParse(Posted("version"), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : (long?)null;
            await Commands.SendAsync(
                Context() with { ExpectedVersion = seen },
                $"measure {Id} {MeasureId} {done}",
                Posted("key"),
                content,
                context => new ChangePlan(context, Id, change),
                Aborted);
        }
        catch (RefusalException refusal) when (refusal.Kind is RefusalKind.Invalid or RefusalKind.Conflict)
        {
            Errors = refusal.Fields.Count > 0 ? refusal.Fields : [new FieldError(string.Empty, refusal.Message)];
            return;
        }

        GoTo($"/plans/{Id}?done={done}#{View.Task.Id}");
    }
}
