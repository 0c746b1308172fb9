using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.ProjectFiling.Workflows;

/// <summary>The activity 完整性审查.</summary>
internal sealed class CheckMaterialsActivity() : PassedInTrial(
    ProjectVocabulary.Words.Descriptor(
        "CheckProjectMaterials",
        "完整性审查",
        "核对必备材料，缺少的一次告知并退回申报单位，走“材料不齐”。",
        [
            ProjectVocabulary.Project,
            Vocabulary.Input(
                "Required", "必备材料", $"以逗号分隔的材料代码，可用的有：{string.Join('、', MaterialKind.All)}。通常由决策表“项目备案层级”给出。"),
        ],
        [],
        [Done, Incomplete, ProjectWait.Withdrawn],
        [ProjectWait.Withdrawn]),
    CheckMaterialsCommand.CommandKind)
{
    /// <summary>The way on when something required is missing.</summary>
    public const string Incomplete = "Incomplete";
}

/// <summary>Returns the project with what is missing.</summary>
internal sealed class CheckMaterialsCommand(IVault vault) : ProjectCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "project.check-materials";

    protected override Task<JsonElement> RunAsync(
        IUnitOfWork unit, Command command, Arguments arguments, Loaded<ProjectState> found, CancellationToken cancellation)
    {
        var required = (arguments.Text("required") ?? string.Empty)
            .Split([',', '，', '、'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (required.Except(MaterialKind.All).FirstOrDefault() is { } stray)
        {
            throw Refusals.Conflict(
                "project.material-unknown", $"没有材料“{stray}”。请在决策表中改为：{string.Join('、', MaterialKind.All)}。");
        }

        var after = Append(unit, found, ProjectDecisions.Check(found.State, required));
        return Task.FromResult(after.State.Missing.IsEmpty ? Done : CommandActivity.Answer(CheckMaterialsActivity.Incomplete));
    }
}
