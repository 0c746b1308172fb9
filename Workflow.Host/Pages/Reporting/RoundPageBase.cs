using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Common;
using Workflow.Activities.Reporting;
using Workflow.Activities.Reporting.Viewing;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.Reporting;

/// <summary>One round: who has reported and who has not, and its consolidation. Every number leads to its list.</summary>
public abstract class RoundPageBase : PageComponent
{
    private static readonly string[] Sayings = ["opened", "consolidated"];

    /// <summary>The round.</summary>
    [Parameter]
    public required string Id { get; set; }

    /// <summary>The list that is shown; all when absent.</summary>
    [SupplyParameterFromQuery]
    public string? Show { get; set; }

    /// <summary>What has just been done.</summary>
    [SupplyParameterFromQuery(Name = "said")]
    public string? SaidWord { get; set; }

    [Inject]
    internal PageCommands Commands { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<ReportWords> R { get; set; } = null!;

    private protected RoundView Round { get; private set; } = null!;

    private protected IReadOnlyList<FieldError> Errors { get; private set; } = [];

    private protected string Shown => Show is not null && RoundCounts.Lists.Contains(Show) ? Show : RoundCounts.Lists[0];

    private protected string? Said => !IsPost && Sayings.Contains(SaidWord) ? SaidWord : null;

    /// <inheritdoc/>
    protected override async Task LoadAsync() => Round = await Mediator.Send(new GetRound(Caller, Id, Shown), Aborted);

    private protected string AddressOf(string list) =>
        Query.Address($"/report-rounds/{Id}", ("show", list == RoundCounts.Lists[0] ? null : list)) + "#reports";

    private protected async Task ConsolidateAsync()
    {
        long? seen = long.TryParse(Posted("version"), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
        try
        {
            await Commands.SendAsync(
                Context() with { ExpectedVersion = seen },
                $"consolidate {Id}",
                Posted("key"),
                string.Empty,
                context => new ConsolidateRound(context, Id),
                Aborted);
        }
        catch (RefusalException refusal) when (refusal.Kind is RefusalKind.Conflict)
        {
            Errors = [new FieldError(string.Empty, refusal.Message)];
            return;
        }

        GoTo($"/report-rounds/{Id}?said=consolidated");
    }
}
