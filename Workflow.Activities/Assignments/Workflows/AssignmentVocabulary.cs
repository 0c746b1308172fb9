using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Activities.Notices.Workflows;
using Workflow.Engine.Activities;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Assignments.Workflows;

/// <summary>What the activities of assignments have in common.</summary>
internal static class AssignmentVocabulary
{
    public static InputDescriptor Assignment { get; } =
        Vocabulary.Input("Assignment", "交办件", "交办件的标识；“交办”流程的输入 assignment。") with { IsRequired = true };

    /// <summary>What it is that somebody waits for or supervises.</summary>
    public static InputDescriptor For(string displayName) => Vocabulary.Input("For", displayName, uiHint: "dropdown") with
    {
        Default = AssignmentWait.Closing,
        Options = [new(AssignmentWait.Signature, "签收"), new(AssignmentWait.Closing, "销号")],
    };
}

/// <summary>A command on assignments that a workflow issues.</summary>
internal abstract class AssignmentCommandHandler(string kind, IVault vault) : NoticeCommandHandler(kind, vault)
{
    /// <summary>The assignment that the input names.</summary>
    protected static async Task<Loaded<AssignmentState>> FindAsync(
        IUnitOfWork unit, Arguments arguments, CancellationToken cancellation)
    {
        var id = arguments.Text("assignment") ?? string.Empty;
        var found = await unit.LoadAsync<AssignmentState>(AssignmentId.Stream(id), cancellation);
        return found.Exists ? found : throw Refusals.NotFound(
            "assignment.unknown", $"没有交办件“{id}”。交办件由统筹人员从工作要点交办，流程不能自行编造。");
    }

    /// <summary>The answer of a command that has nothing else to say.</summary>
    protected static JsonElement Done => CommandActivity.Answer(CommandActivity.Done);
}
