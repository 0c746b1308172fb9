using System.Globalization;
using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Activities.ProjectFiling.Likeness;
using Workflow.Engine.Activities;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.ProjectFiling.Workflows;

/// <summary>The activity 相似项目比对.</summary>
internal sealed class CompareProjectActivity() : PassedInTrial(
    ProjectVocabulary.Words.Descriptor(
        "CompareProject",
        "相似项目比对",
        "与全省已备案的项目比对名称、建设内容、投资和信息系统，相似的列给各级参考；同意备案时须说明为什么不是重复建设。",
        [
            ProjectVocabulary.Project,
            Vocabulary.Input("Threshold", "相似度", "达到多少分（0 至 100）列为相似。", "Int32") with { Default = CompareProjectCommand.Threshold.ToString(CultureInfo.InvariantCulture) },
        ],
        [new OutputDescriptor("Count", "Int32", "相似项目数")],
        [Done, ProjectWait.Withdrawn],
        [ProjectWait.Withdrawn]),
    CompareProjectCommand.CommandKind)
{
    protected override void Answered(IActivityContext context, JsonElement answer)
    {
        if (answer.TryGetProperty("count", out var count))
        {
            context.SetOutput("Count", count);
        }

        base.Answered(context, answer);
    }
}

/// <summary>Writes what was found into the project.</summary>
internal sealed class CompareProjectCommand(IVault vault) : ProjectCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "project.compare";

    /// <summary>From which score on projects count as alike (our assumption: name and system, or content and name).</summary>
    public const int Threshold = 50;

    protected override async Task<JsonElement> RunAsync(
        IUnitOfWork unit, Command command, Arguments arguments, Loaded<ProjectState> found, CancellationToken cancellation)
    {
        var (findings, compared) = await LikenessSearch.FindAsync(
            unit.Query,
            found.State.Declared!.ProjectId,
            LikenessFacts.Of(found.State.Content!),
            Math.Clamp(arguments.Number("threshold") ?? Threshold, 1, 100),
            cancellation);
        var after = Append(unit, found, ProjectDecisions.Compare(found.State, findings, compared));
        return JsonSerializer.SerializeToElement(new { port = CommandActivity.Done, count = after.State.Findings.Length });
    }
}
