using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Activities.ProjectFiling.Levels;
using Workflow.Engine.Activities;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.ProjectFiling.Workflows;

/// <summary>How the activities of project filing describe themselves.</summary>
internal static class ProjectVocabulary
{
    public static InputDescriptor Project { get; } =
        Vocabulary.Input("Project", "项目", "项目的标识；“项目备案”流程的输入 project。") with { IsRequired = true };

    public static InputDescriptor Level { get; } = Vocabulary.Input("Level", "层级", "项目不经过这一层级的，直接继续。", uiHint: "dropdown") with
    {
        IsRequired = true,
        Options = [.. ProjectLevel.All.Select(level => new KeyValuePair<string, string>(level, ProjectLevel.Name(level)))],
    };

    /// <summary>Their place in the toolbox, and what their ways on are called.</summary>
    public static Vocabulary Words { get; } = new("项目备案", new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [CommandActivity.Done] = "完成",
        [CheckMaterialsActivity.Incomplete] = "材料不齐",
        [ProjectWait.Returned] = "退回",
        [ProjectWait.Withdrawn] = "已撤回",
        [ProjectWait.Overdue] = "逾期",
    });
}

/// <summary>
/// A command on a project that a workflow issues; what is refused becomes an incident with the same words. A workflow whose project
/// was withdrawn, or is on its way up in another one, is told so and ends.
/// </summary>
internal abstract class ProjectCommandHandler(string kind, IVault vault) : ICommandHandler
{
    public string Kind => kind;

    public async Task<JsonElement> HandleAsync(IUnitOfWork unit, Command command, CancellationToken cancellation)
    {
        try
        {
            var arguments = await Arguments.OpenAsync(vault, unit.Origin.Tenant, command.Payload, cancellation);
            var id = arguments.Text("project") ?? string.Empty;
            var found = await unit.LoadAsync<ProjectState>(ProjectId.Stream(id), cancellation);
            if (!found.Exists)
            {
                throw Refusals.NotFound("project.unknown", $"没有备案项目“{id}”。项目由建设单位申报，流程不能自行编造。");
            }

            return ProjectWait.IsMine(found.State, command.InstanceId)
                ? await RunAsync(unit, command, arguments, found, cancellation)
                : CommandActivity.Answer(ProjectWait.Withdrawn);
        }
        catch (RefusalException refusal)
        {
            throw new CommandRefusedException(refusal.Code, refusal.Message);
        }
    }

    protected abstract Task<JsonElement> RunAsync(
        IUnitOfWork unit, Command command, Arguments arguments, Loaded<ProjectState> found, CancellationToken cancellation);

    /// <summary>The answer of a command that has nothing else to say.</summary>
    protected static JsonElement Done => CommandActivity.Answer(CommandActivity.Done);

    /// <summary>Appends what was decided.</summary>
    protected static Loaded<ProjectState> Append(IUnitOfWork unit, Loaded<ProjectState> found, IReadOnlyList<object> decided) =>
        decided.Count == 0 ? found : unit.Append(found, decided);
}
