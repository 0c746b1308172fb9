using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.Tasks;
using Workflow.Activities.Tasks.Commenting;
using Workflow.Activities.Tasks.Copying;
using Workflow.Activities.Tasks.Delegating;
using Workflow.Activities.Tasks.Moves;
using Workflow.Activities.Tasks.Signing;
using Workflow.Activities.Tasks.TakingBack;
using Workflow.Activities.Tasks.Transferring;
using Workflow.Activities.Tasks.Urging;
using Workflow.Host.Pages.Shell;

namespace Workflow.Host.Pages.Staff;

/// <summary>A move as its form on the page sends it.</summary>
/// <param name="Move">One of <see cref="TaskMove"/>.</param>
/// <param name="To">Colleagues chosen.</param>
/// <param name="Words">What was written.</param>
/// <param name="Mode">How many have to sign.</param>
/// <param name="Agrees">Whether the signer agrees.</param>
internal sealed record PostedMove(string Move, IReadOnlyList<string> To, string Words, string Mode, bool Agrees)
{
    /// <summary>What makes this form another one than an earlier one under the same key.</summary>
    public string Content => $"{string.Join(',', To)} {Words} {Mode} {Agrees}";

    public static PostedMove From(IFormCollection form, string move) => new(
        move,
        [.. form["to"].OfType<string>()],
        form["words"].ToString().Trim(),
        form["mode"].ToString(),
        form["agrees"].ToString() != "objects");

    public Task SendAsync(PageCommands commands, CommandContext context, string id, string key, CancellationToken cancellation) =>
        Move == TaskMove.Urge
            ? commands.SendAsync(context, $"urge {id}", key, Content, made => new UrgeTask(made, id, Words), cancellation)
            : commands.SendAsync(context, $"{Move} {id}", key, Content, made => Command(made, id), cancellation);

    private IRequest<TaskView> Command(CommandContext context, string id)
    {
        var one = To.Count > 0 ? To[0] : string.Empty;
        return Move switch
        {
            TaskMove.Transfer => new TransferTask(context, id, one, Words),
            TaskMove.Delegate => new DelegateTask(context, id, one, Words),
            TaskMove.Opinion => new GiveOpinion(context, id, Words),
            TaskMove.Signers => new AddSigners(context, id, To, Mode, Words),
            TaskMove.Sign => new SignTask(context, id, Agrees, Words),
            TaskMove.Copy => new CopyTask(context, id, To),
            TaskMove.Comment => new CommentOnTask(context, id, Words),
            _ => new TakeBackMove(context, id, Move),
        };
    }
}
