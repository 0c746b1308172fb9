using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Activities.Common;
using Workflow.Engine.Execution;
using Workflow.Engine.Privacy;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tickets.Steps;

/// <summary>How the activities of tickets describe themselves. They find their ticket by the instance's correlation.</summary>
internal static class TicketVocabulary
{
    /// <summary>The way on when the ticket ended meanwhile; a branch may simply end there.</summary>
    public const string Ended = CommandActivity.Terminated;

    /// <summary>The way on when a step is not waited for any longer.</summary>
    public const string Overdue = "Overdue";

    /// <summary>Their place in the toolbox, and what their ways on are called.</summary>
    public static Vocabulary Words { get; } = new("工单", new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [CommandActivity.Done] = "完成",
        [Ended] = "工单已结束",
        [Overdue] = "逾期",
        ["Found"] = "找到",
        ["NotFound"] = "没有找到",
        ["Unregistered"] = "服务未登记",
    });

    /// <summary>The stimulus of a step that has ended by a port.</summary>
    public static ResumeBookmark StepEnded(string bookmarkId, string port, JsonElement? form = null, Remark? comment = null) => new(
        bookmarkId,
        JsonSerializer.SerializeToElement(
            new JsonObject
            {
                ["port"] = port,
                ["form"] = form is { } filled ? JsonNode.Parse(filled.GetRawText()) : new JsonObject(),
                ["comment"] = JsonSerializer.SerializeToNode(comment?.Sealed, EngineJson.Options),
            }));
}

/// <summary>A command of a ticket's workflow; what is refused becomes an incident with the same words.</summary>
internal abstract class TicketCommandHandler(string kind, IVault vault) : WorkflowCommandHandler(kind, vault)
{
    /// <summary>The ticket whose workflow this is.</summary>
    protected static async Task<Loaded<TicketState>> FindAsync(
        IUnitOfWork unit, Arguments arguments, CancellationToken cancellation)
    {
        var id = arguments.Text("caseNumber") ?? string.Empty;
        var found = await unit.LoadAsync<TicketState>(TicketId.Stream(id), cancellation);
        return found.Exists ? found : throw Refusals.NotFound(
            "ticket.unknown", "该流程不是由工单启动的。“工单”类活动只能用在由工单启动的流程中。");
    }
}
