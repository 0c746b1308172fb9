using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Engine.Activities;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Reporting.Workflows;

/// <summary>How the activities of progress reports describe themselves.</summary>
internal static class ReportVocabulary
{
    public static InputDescriptor Round { get; } =
        Vocabulary.Input("Round", "报送轮次", "“开始进展报送”给出的轮次。") with { IsRequired = true };

    /// <summary>Their place in the toolbox, and what their ways on are called.</summary>
    public static Vocabulary Words { get; } = new("进展报送", new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [CommandActivity.Done] = "完成",
        [OpenRoundActivity.NoPlan] = "没有已确认的工作要点",
        [OpenRoundActivity.AlreadyOpen] = "已由其他流程开始",
    });
}

/// <summary>A command on a round that a workflow issues; what is refused becomes an incident with the same words.</summary>
internal abstract class RoundCommandHandler(string kind, IVault vault) : ICommandHandler
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
            throw new CommandRefusedException(refusal.Code, refusal.Message);
        }
    }

    protected abstract Task<JsonElement> RunAsync(
        IUnitOfWork unit, Command command, Arguments arguments, CancellationToken cancellation);

    /// <summary>The round that the input names.</summary>
    protected static async Task<Loaded<RoundState>> LoadAsync(
        IUnitOfWork unit, Arguments arguments, CancellationToken cancellation)
    {
        var id = arguments.Text("round") ?? string.Empty;
        var found = await unit.LoadAsync<RoundState>(ReportIds.RoundStream(id), cancellation);
        return found.Exists ? found : throw Refusals.NotFound(
            "report-round.unknown", $"没有报送轮次“{id}”。请把“开始进展报送”的输出连到活动的“报送轮次”上。");
    }
}
