using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Activities.Common;
using Workflow.Activities.ProjectFiling.Numbers;
using Workflow.Engine.Activities;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Activities.ProjectFiling.Workflows;

/// <summary>The activity 编号备案: asks the level that files for a number, unless the project has one, and files.</summary>
internal sealed class FileProjectActivity() : PassedInTrial(
    ProjectVocabulary.Words.Descriptor(
        "FileProject",
        "编号备案",
        "各级都同意后，由最后一级编号备案；变更沿用原编号。编号按备案机关和年度连续，不空号。",
        [ProjectVocabulary.Project],
        [new OutputDescriptor("Number", "String", "备案编号")],
        [Done, ProjectWait.Withdrawn],
        [ProjectWait.Withdrawn]),
    FileProjectCommand.CommandKind)
{
    public override void Resume(IActivityContext context, Resumption resumption)
    {
        switch (resumption)
        {
            case Resumption.ByEffect given:
                Issue(context, null, new JsonObject { ["number"] = given.Answer.GetProperty("number").GetString() });
                break;
            case Resumption.ByEffectFailure failed:
                context.Fault(failed.Code, failed.Message);
                break;
            default:
                base.Resume(context, resumption);
                break;
        }
    }

    protected override void Answered(IActivityContext context, JsonElement answer)
    {
        if (PortOf(answer) == FileProjectCommand.Ask)
        {
            context.RequestEffect(FilingNumberEffect.EffectKind, answer.GetProperty("request"));
            return;
        }

        if (answer.TryGetProperty("number", out var number))
        {
            context.SetOutput("Number", number);
        }

        base.Answered(context, answer);
    }
}

/// <summary>Files with the number, or says whom to ask for it.</summary>
internal sealed class FileProjectCommand(IVault vault) : ProjectCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "project.file";

    /// <summary>The answer while there is no number.</summary>
    public const string Ask = "Ask";

    protected override Task<JsonElement> RunAsync(
        IUnitOfWork unit, Command command, Arguments arguments, Loaded<ProjectState> found, CancellationToken cancellation)
    {
        var state = found.State;
        var issuer = state.Path.IsEmpty ? string.Empty : state.Path[^1].Organisation;
        if ((state.Number ?? arguments.Text("number")) is { } number)
        {
            Append(unit, found, ProjectDecisions.File(state, number, issuer));
            return Task.FromResult(JsonSerializer.SerializeToElement(new { port = CommandActivity.Done, number }));
        }

        // Whether it may be filed is known before a number is taken, so that none is lost.
        ProjectDecisions.File(state, string.Empty, issuer);
        var request = new FilingNumberRequest(state.Declared!.ProjectId, issuer);
        return Task.FromResult(JsonSerializer.SerializeToElement(new { port = Ask, request }, EngineJson.Options));
    }
}
