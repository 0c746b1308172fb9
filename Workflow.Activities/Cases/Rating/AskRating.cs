using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Cases.Rating;

/// <summary>The activity 邀请评价; it does not wait for the rating.</summary>
internal sealed class AskRating() : CommandActivity(
    OneThing.Descriptor("AskRating", "邀请评价", "请申请人对办理进行评价，不等待。", [], outcomes: [Done]),
    AskRatingHandler.CommandKind);

/// <summary>Invites.</summary>
internal sealed class AskRatingHandler(IVault vault) : CaseCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "case.ask-rating";

    protected override Task<JsonElement> RunAsync(CaseCommand command, CancellationToken cancellation)
    {
        if (command.State.Rating is null && command.State.Status != CaseStatus.Withdrawn)
        {
            command.Append([new RatingInvited()]);
        }

        return Task.FromResult(CommandActivity.Answer(CommandActivity.Done));
    }
}
