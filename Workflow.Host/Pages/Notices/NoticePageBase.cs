using System.Globalization;
using MediatR;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Notices;
using Workflow.Activities.Notices.Ladders;
using Workflow.Activities.Notices.Viewing;
using Workflow.Activities.Rectification;
using Workflow.Activities.Rectification.Viewing;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.Notices;

/// <summary>One notice: what it says, what was done, and what the caller may do.</summary>
public abstract class NoticePageBase : PageComponent
{
    /// <summary>Name of the form that steers the ladder.</summary>
    protected const string Steer = "steer";

    /// <summary>Name of the form that opens the rectification of an order.</summary>
    protected const string Rectify = "rectify";

    private protected static readonly string[] Simple = [NoticeAct.Submit, NoticeAct.Approve, NoticeAct.Issue, NoticeAct.Receive];
    private protected static readonly string[] Worded = [NoticeAct.Reply, NoticeAct.Return, NoticeAct.Void];
    private static readonly string[] Sayings = ["drafted", "revised", Steer, Rectify, .. NoticeAct.All];

    /// <summary>Id or number.</summary>
    [Parameter]
    public required string Id { get; set; }

    /// <summary>What has just been done with it.</summary>
    [SupplyParameterFromQuery(Name = "said")]
    public string? SaidWord { get; set; }

    [Inject]
    internal PageCommands Commands { get; set; } = null!;

    [Inject]
    internal IStringLocalizer<NoticeWords> N { get; set; } = null!;

    private protected NoticeView View { get; private set; } = null!;

    private protected IReadOnlyList<FieldError> Errors { get; private set; } = [];

    private protected string Key { get; private set; } = NewKey();

    /// <summary>The act that was tried and refused.</summary>
    private protected string Tried { get; private set; } = string.Empty;

    private protected string Words { get; private set; } = string.Empty;

    private protected string Step { get; private set; } = LadderStep.Hold;

    private protected string? Said => !IsPost && Sayings.Contains(SaidWord) ? SaidWord : null;

    private protected string? WordsError => Errors.FirstOrDefault(error => error.Field.Length > 0)?.Message;

    private protected bool MaySteer => View.InstanceId is not null && Caller.Is(Roles.Coordinator) && IsOwn;

    /// <summary>What became of an order to rectify; null before it was opened, and for other notices.</summary>
    private protected RectificationSummary? Rectification { get; private set; }

    private protected bool MayRectify => Rectification is null
        && View is { Kind: NoticeKind.Rectify, IssuedAt: not null, Status: not NoticeStatus.Voided }
        && Caller.Is(Roles.Coordinator)
        && IsOwn;

    private bool IsOwn => View.Id.StartsWith($"{Caller.Tenant}-", StringComparison.Ordinal);

    private protected bool May(string act) => View.Acts.Contains(act);

    /// <inheritdoc/>
    protected override async Task LoadAsync()
    {
        View = await Mediator.Send(new GetNotice(Caller, Id), Aborted);
        if (View is { Kind: NoticeKind.Rectify, IssuedAt: not null })
        {
            var filter = new RectificationFilter(Notice: View.Id);
            Rectification = (await Mediator.Send(new ListRectifications(Caller, filter), Aborted)).Items is [var one, ..] ? one : null;
        }

        // A form sent for a state that is gone, by a second click or after a colleague, is answered by what is there now.
        if (IsPost && Posted("_handler") is var form && form is not (Steer or Rectify) && !May(form))
        {
            GoTo($"/notices/{View.Id}");
        }
    }

    private protected Task ActAsync(string act)
    {
        Words = Worded.Contains(act) ? Posted("words") : string.Empty;
        return TryAsync<NoticeReceipt>(act, context => act switch
        {
            NoticeAct.Submit => new SubmitNotice(context, View.Id),
            NoticeAct.Approve => new ApproveNotice(context, View.Id),
            NoticeAct.Issue => new IssueNotice(context, View.Id),
            NoticeAct.Receive => new ReceiveNotice(context, View.Id),
            NoticeAct.Reply => new ReplyToNotice(context, View.Id, Words),
            NoticeAct.Return => new ReturnNotice(context, View.Id, Words),
            _ => new VoidNotice(context, View.Id, Words),
        });
    }

    private protected Task RectifyAsync() => TryAsync<RectificationStart>(
        Rectify, context => new StartRectification(context with { ExpectedVersion = null }, View.Id));

    private protected Task SteerAsync()
    {
        (Step, Words) = (LadderStep.All.Contains(Posted("step")) ? Posted("step") : LadderStep.Hold, Posted("words"));
        return TryAsync<LadderReceipt>(
            Steer, context => new SteerLadder(context with { ExpectedVersion = null }, View.Matter.Id, Step, Words));
    }

    private async Task TryAsync<T>(string act, Func<CommandContext, IRequest<T>> command)
    {
        (Tried, Key) = (act, Posted("key"));
        long? seen = long.TryParse(Posted("version"), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : null;
        try
        {
            await Commands.SendAsync(
                Context() with { ExpectedVersion = seen },
                $"{act} notice {View.Id}",
                Key,
                $"{Step} {Words}",
                command,
                Aborted);
        }
        catch (RefusalException refusal) when (refusal.Kind is not RefusalKind.NotFound)
        {
            Errors = refusal.Fields.Count > 0 ? refusal.Fields : [new FieldError(string.Empty, refusal.Message)];
            return;
        }

        GoTo($"/notices/{View.Id}?said={act}");
    }
}
