using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Assignments;
using Workflow.Activities.Common;
using Workflow.Activities.WorkPlans;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.Assignments;

/// <summary>交办 from a confirmed plan: all measures or chosen ones, in one act.</summary>
public abstract class AssignPageBase : PageComponent
{
    /// <summary>The plan.</summary>
    [Parameter]
    public required string Id { get; set; }

    [Inject]
    internal PageCommands Commands { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<AssignmentWords> A { get; set; } = null!;

    private protected PlanView Plan { get; private set; } = null!;

    private protected IReadOnlyList<FieldError> Errors { get; private set; } = [];

    private protected string Deadline { get; private set; } = string.Empty;

    private protected bool IsConfirmed => Plan.Status == PlanStatus.Confirmed;

    /// <inheritdoc/>
    protected override async Task LoadAsync() => Plan = await Mediator.Send(new GetPlan(Caller, Id), Aborted);

    /// <summary>Everything is chosen until somebody chooses.</summary>
    private protected bool IsChosen(PlanMeasure measure) => !IsPost || Http.Request.Form["measures"].Contains(measure.Id);

    private protected async Task AssignAsync()
    {
        Deadline = Posted("deadline");
        var chosen = Http.Request.Form["measures"].OfType<string>().ToList();
        AssigningReceipt receipt;
        try
        {
            DateOnly? deadline = Deadline.Length > 0
                ? AssignmentForm.Day(Deadline, "/deadline", "办结时限请写成 2026-12-31 的样子。")
                : null;
            receipt = await Commands.SendAsync(
                Context(),
                $"assign {Id}",
                Posted("key"),
                $"{Deadline} {string.Join(' ', chosen)}",
                context => new AssignMeasures(context, Id, chosen, deadline),
                Aborted);
        }
        catch (RefusalException refusal) when (refusal.Kind is RefusalKind.Invalid or RefusalKind.Conflict)
        {
            Errors = refusal.Fields.Count > 0 ? refusal.Fields : [new FieldError(string.Empty, refusal.Message)];
            return;
        }

        GoTo(FormattableString.Invariant($"/assignments?from={Id}&assigned={receipt.Assigned.Count}&skipped={receipt.Skipped.Count}"));
    }
}
