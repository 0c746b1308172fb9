using Workflow.Activities.Common;
using Workflow.Engine.Activities;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Notices.Workflows;

/// <summary>How the activities of notices describe themselves. They need no case: any workflow may use them.</summary>
internal static class NoticeVocabulary
{
    public static InputDescriptor Notice { get; } = Vocabulary.Input("Notice", "文书", "“起草文书”给出的文书标识。") with { IsRequired = true };

    /// <summary>Their place in the toolbox, and what their ways on are called.</summary>
    public static Vocabulary Words { get; } = new("文书与督查", new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [CommandActivity.Done] = "完成",
        [NoticeWait.Voided] = "已作废",
        ["Overdue"] = "逾期",
        ["Due"] = "到期",
        ["Moved"] = "时限已调整",
        ["Remind"] = "临期",
        ["Returned"] = "已退回",
        ["Elevated"] = "已提级",
    });
}

/// <summary>A command on notices that a workflow issues; what is refused becomes an incident with the same words.</summary>
internal abstract class NoticeCommandHandler(string kind, IVault vault) : WorkflowCommandHandler(kind, vault)
{
    /// <summary>The notice that the input names.</summary>
    protected static async Task<Loaded<NoticeState>> LoadAsync(
        IUnitOfWork unit, Arguments arguments, CancellationToken cancellation)
    {
        var id = arguments.Text("notice") ?? string.Empty;
        var found = await unit.LoadAsync<NoticeState>(NoticeId.Stream(id), cancellation);
        return found.Exists ? found : throw Refusals.NotFound(
            "notice.unknown", $"没有文书“{id}”。请把“起草文书”的输出连到活动的“文书”上。");
    }
}
