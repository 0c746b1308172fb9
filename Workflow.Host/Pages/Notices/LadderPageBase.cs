using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Common;
using Workflow.Activities.Notices.Ladders;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.Notices;

/// <summary>The supervision ladder of a matter: what it has sent, and how the office steers it, each time with a reason.</summary>
public abstract class LadderPageBase : PageComponent
{
    private static readonly string[] Sayings = ["started", .. LadderStep.All];

    /// <summary>The matter.</summary>
    [Parameter]
    public required string MatterId { get; set; }

    /// <summary>What has just been done.</summary>
    [SupplyParameterFromQuery(Name = "said")]
    public string? SaidWord { get; set; }

    [Inject]
    internal PageCommands Commands { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<NoticeWords> N { get; set; } = null!;

    private protected LadderView View { get; private set; } = null!;

    private protected IReadOnlyList<FieldError> Errors { get; private set; } = [];

    private protected string Key { get; private set; } = NewKey();

    /// <summary>The step that was tried and refused.</summary>
    private protected string Tried { get; private set; } = string.Empty;

    private protected string Words { get; private set; } = string.Empty;

    private protected string? Said => !IsPost && Sayings.Contains(SaidWord) ? SaidWord : null;

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        try
        {
            View = await Mediator.Send(new GetLadder(Caller, MatterId), Aborted);
        }
        catch (RefusalException refusal) when (refusal.Kind is RefusalKind.NotFound && SaidWord == Sayings[0])
        {
            // It begins right after the commit; whoever comes before that sees it on the next look.
            View = new LadderView(MatterId, string.Empty, N["ladder.starting"], [], []);
        }

        // A form sent for a state that is gone, by a second click or after a colleague, is answered by what is there now.
        if (IsPost && !View.Steps.Contains(Posted("_handler")))
        {
            GoTo($"/ladders/{MatterId}");
        }
    }

    private protected async Task SteerAsync(string step)
    {
        (Tried, Key, Words) = (step, Posted("key"), Posted("words"));
        try
        {
            await Commands.SendAsync(
                Context(),
                $"{step} ladder {MatterId}",
                Key,
                Words,
                context => new SteerLadder(context, MatterId, step, Words),
                Aborted);
        }
        catch (RefusalException refusal) when (refusal.Kind is not RefusalKind.NotFound)
        {
            Errors = refusal.Fields.Count > 0 ? refusal.Fields : [new FieldError(string.Empty, refusal.Message)];
            return;
        }

        // What is settled has no page of its own any more.
        GoTo(step == LadderStep.Close ? "/notices" : $"/ladders/{MatterId}?said={step}");
    }
}
