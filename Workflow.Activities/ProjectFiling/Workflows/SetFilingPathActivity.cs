using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Activities.Organisations;
using Workflow.Activities.ProjectFiling.Levels;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.ProjectFiling.Workflows;

/// <summary>The activity 确定备案层级.</summary>
internal sealed class SetFilingPathActivity() : PassedInTrial(
    ProjectVocabulary.Words.Descriptor(
        "SetFilingPath",
        "确定备案层级",
        "从申报单位所在层级起，到“备案层级”为止，逐级出具意见；备案层级低于申报单位层级的，由申报单位所在层级备案。",
        [
            ProjectVocabulary.Project,
            Vocabulary.Input("Last", "备案层级", "county 县级、city 市级或 province 省级；通常由决策表“项目备案层级”给出。") with { IsRequired = true },
            Vocabulary.Input("Row", "规则行", "决策表命中的行，记入经过。", "Int32"),
        ],
        [],
        [Done, ProjectWait.Withdrawn],
        [ProjectWait.Withdrawn]),
    SetFilingPathCommand.CommandKind);

/// <summary>Writes the path into the project.</summary>
internal sealed class SetFilingPathCommand(IVault vault, IOrganisations organisations)
    : ProjectCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "project.path";

    protected override Task<JsonElement> RunAsync(
        IUnitOfWork unit, Command command, Arguments arguments, Loaded<ProjectState> found, CancellationToken cancellation)
    {
        var last = arguments.Text("last") ?? string.Empty;
        if (!ProjectLevel.All.Contains(last))
        {
            throw Refusals.Conflict(
                "project.level-unknown", $"没有层级“{last}”。请在决策表或活动中写 county、city 或 province。");
        }

        var declared = found.State.Declared!;
        var declarer = organisations.Find(declared.Unit) ?? throw Refusals.Conflict(
            "project.unit-unknown", $"组织机构中没有申报单位“{declared.Unit}”，请管理员补上后重试。");
        var path = FilingPath.Of(declarer, last, organisations.All);
        Append(unit, found, ProjectDecisions.SetPath(found.State, path, arguments.Number("row")));
        return Task.FromResult(Done);
    }
}
