using System.Text.Json;
using Workflow.Activities.Common;
using Workflow.Activities.Organisations;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.ProjectFiling.Workflows;

/// <summary>The activity 催办意见.</summary>
internal sealed class UrgeOpinionActivity() : PassedInTrial(
    ProjectVocabulary.Words.Descriptor(
        "UrgeFilingOpinion",
        "催办意见",
        "催办逾期没有出具意见的层级：发邮件，记入经过。意见刚好出具了的，不再催办。",
        [ProjectVocabulary.Project, ProjectVocabulary.Level],
        [],
        [Done, ProjectWait.Withdrawn],
        [ProjectWait.Withdrawn]),
    UrgeOpinionCommand.CommandKind);

/// <summary>Urges, as long as the opinion is open.</summary>
internal sealed class UrgeOpinionCommand(IVault vault, IOrganisations organisations) : ProjectCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "project.urge-opinion";

    protected override Task<JsonElement> RunAsync(
        IUnitOfWork unit, Command command, Arguments arguments, Loaded<ProjectState> found, CancellationToken cancellation)
    {
        var decided = ProjectDecisions.Urge(found.State, arguments.Text("level") ?? string.Empty);
        var after = Append(unit, found, decided);
        if (decided.Count > 0)
        {
            unit.Enqueue(OpinionMail.Urged(unit, after.State, organisations));
        }

        return Task.FromResult(Done);
    }
}
