using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Callers;
using Workflow.Activities.Evaluation;
using Workflow.Activities.Evaluation.Viewing;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.Evaluation;

/// <summary>One round: its units by rank, who is commended, and what it is judged by.</summary>
public abstract class EvaluationPageBase : PageComponent
{
    /// <summary>Id.</summary>
    [Parameter]
    public required string Id { get; set; }

    /// <summary>What has just been done.</summary>
    [SupplyParameterFromQuery(Name = "said")]
    public string? SaidWord { get; set; }

    [Inject]
    internal IStringLocalizer<EvaluationWords> E { get; set; } = null!;

    private protected EvaluationView View { get; private set; } = null!;

    private protected bool IsScored => View.Status is EvaluationStatus.Provisional or EvaluationStatus.Final;

    private protected bool Oversees => !Caller.Is(Roles.Clerk);

    /// <inheritdoc/>
    protected override async Task LoadAsync() => View = await Mediator.Send(new GetEvaluation(Caller, Id), Aborted);

    private protected string Standing(RankedUnit one)
    {
        var parts = new[] { ("stands.owed", one.Owed), ("stands.to-review", one.ToReview), ("stands.to-decide", one.ToDecide) }
            .Where(part => part.Item2 > 0)
            .Select(part => E[part.Item1, part.Item2].Value)
            .ToList();
        return parts.Count > 0 ? string.Join('、', parts) : one.MayRead ? E["stands.nothing"] : string.Empty;
    }
}
