using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Evaluation;
using Workflow.Activities.Evaluation.Viewing;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.Evaluation;

/// <summary>The rounds a caller may read.</summary>
public abstract class EvaluationListBase : PageComponent
{
    private protected const int Size = 20;

    /// <summary>Status.</summary>
    [SupplyParameterFromQuery]
    public string? Status { get; set; }

    /// <summary>Page of the list.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public string? PageNumber { get; set; }

    [Inject]
    internal IStringLocalizer<EvaluationWords> E { get; set; } = null!;

    private protected Page<EvaluationSummary> Found { get; private set; } = new([], 0);

    private protected bool MayOpen => Caller.Is(Roles.Coordinator);

    private protected int At => Query.Page(PageNumber);

    private protected string? InStatus => Status is not null && EvaluationStatus.All.Contains(Status) ? Status : null;

    /// <inheritdoc/>
    protected override async Task LoadAsync() =>
        Found = await Mediator.Send(new ListEvaluations(Caller, InStatus, (At - 1) * Size, Size), Aborted);

    private protected string Address(int page) => Query.Address(
        "/evaluations", ("status", InStatus), ("page", page == 1 ? null : page.ToString(CultureInfo.InvariantCulture)));
}
