using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Engine.Activities;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Notices.Workflows;

/// <summary>How the activities of notices describe themselves. They need no case: any workflow may use them.</summary>
internal static class NoticeVocabulary
{
    public const string Category = "文书与督查";

    public static InputDescriptor Notice { get; } = Input("Notice", "文书", "“起草文书”给出的文书标识。") with { IsRequired = true };

    private static readonly Dictionary<string, string> PortNames = new(StringComparer.Ordinal)
    {
        [CommandActivity.Done] = "完成",
        [NoticeWait.Voided] = "已作废",
        ["Overdue"] = "逾期",
        ["Due"] = "到期",
        ["Moved"] = "时限已调整",
        ["Remind"] = "临期",
        ["Returned"] = "已退回",
        ["Elevated"] = "已提级",
    };

    public static ActivityDescriptor Descriptor(
        string type,
        string name,
        string description,
        IReadOnlyList<InputDescriptor> inputs,
        IReadOnlyList<OutputDescriptor> outputs,
        IReadOnlyList<string> outcomes,
        IReadOnlyList<string>? optional = null) => new(
            $"OneThing.{type}", 1, Category, name, description, inputs, outputs, outcomes, [],
            PortNames: PortNames,
            OptionalOutcomes: optional);

    public static InputDescriptor Input(
        string name, string displayName, string description = "", string typeName = "String", string uiHint = "singleline") =>
        new(name, typeName, displayName, description, uiHint);
}

/// <summary>A command on notices that a workflow issues; what is refused becomes an incident with the same words.</summary>
internal abstract class NoticeCommandHandler(string kind, IVault vault) : ICommandHandler
{
    public string Kind => kind;

    public async Task<JsonElement> HandleAsync(IUnitOfWork unit, Command command, CancellationToken cancellation)
    {
        try
        {
            var arguments = await Arguments.OpenAsync(vault, unit.Origin.Tenant, command.Payload, cancellation);
            return await RunAsync(unit, command, arguments, cancellation);
        }
        catch (RefusalException refusal)
        {
            var fields = string.Concat(refusal.Fields.Select(field => $" {field.Field}：{field.Message}"));
            throw new CommandRefusedException(refusal.Code, refusal.Message + fields);
        }
    }

    protected abstract Task<JsonElement> RunAsync(
        IUnitOfWork unit, Command command, Arguments arguments, CancellationToken cancellation);

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
