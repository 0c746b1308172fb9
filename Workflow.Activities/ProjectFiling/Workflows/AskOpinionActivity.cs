using System.Globalization;
using System.Text.Json;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Activities.Organisations;
using Workflow.Engine.Activities;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.ProjectFiling.Workflows;

/// <summary>The activity 征求意见: asks a level and waits for its opinion.</summary>
internal sealed class AskOpinionActivity() : PassedInTrial(
    ProjectVocabulary.Words.Descriptor(
        "AskFilingOpinion",
        "征求意见",
        "请一个层级的数据主管部门出具意见，等到出具后继续。到期没有出具的走“逾期”；催办后接回本活动，再等“催办间隔”。",
        [
            ProjectVocabulary.Project,
            ProjectVocabulary.Level,
            Vocabulary.Input("WorkingDays", "时限（工作日）", "从征求意见的次日起算。", "Int32") with { Default = AskOpinionCommand.DefaultDays.ToString(CultureInfo.InvariantCulture) },
            Vocabulary.Input("UrgeEvery", "催办间隔（工作日）", "逾期后每隔几个工作日催办一次。", "Int32") with { Default = AskOpinionCommand.DefaultInterval.ToString(CultureInfo.InvariantCulture) },
        ],
        [],
        [Done, ProjectWait.Returned, ProjectWait.Overdue, ProjectWait.Withdrawn],
        [ProjectWait.Overdue, ProjectWait.Withdrawn]),
    AskOpinionCommand.CommandKind)
{
    private const string BookmarkKind = "ProjectOpinion";
    private const string DueKind = "ProjectOpinionDue";

    protected override void Begin(IActivityContext context) =>
        Issue(context, context.CreateBookmark(BookmarkKind, context.Input<string>("Project") ?? string.Empty));

    public override void Resume(IActivityContext context, Resumption resumption)
    {
        switch (resumption)
        {
            case Resumption.ByBookmark { Bookmark.Kind: DueKind }:
                context.Complete(ProjectWait.Overdue);
                break;
            case Resumption.ByBookmark { Input: { ValueKind: JsonValueKind.Object } input }:
                context.Complete(PortOf(input));
                break;
            default:
                base.Resume(context, resumption);
                break;
        }
    }

    protected override void Answered(IActivityContext context, JsonElement answer)
    {
        if (PortOf(answer) != AskOpinionCommand.Wait)
        {
            context.Complete(PortOf(answer));
        }
        else
        {
            context.CreateBookmark(DueKind, string.Empty, null, answer.GetProperty("dueAt").GetDateTimeOffset());
        }
    }
}

/// <summary>Asks once, and notes in the project's stream who waits, so that no opinion is missed.</summary>
internal sealed class AskOpinionCommand(IVault vault, ICalendars calendars, IOrganisations organisations)
    : ProjectCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "project.ask-opinion";

    /// <summary>The answer while it has to be waited for.</summary>
    public const string Wait = "Wait";

    /// <summary>Working days for an opinion (our assumption).</summary>
    public const int DefaultDays = 5;

    /// <summary>Working days between two urgings (our assumption).</summary>
    public const int DefaultInterval = 2;

    private const int LongestDays = 250;

    protected override Task<JsonElement> RunAsync(
        IUnitOfWork unit, Command command, Arguments arguments, Loaded<ProjectState> found, CancellationToken cancellation)
    {
        var level = arguments.Text("level") ?? string.Empty;
        if (ProjectWait.WayOn(found.State, command.InstanceId, level) is { } port)
        {
            return Task.FromResult(CommandActivity.Answer(port));
        }

        var days = Days(arguments, "workingDays", DefaultDays);
        var dueAt = calendars.China.Deadline(unit.Now, days);
        var asked = ProjectDecisions.Ask(found.State, level, ChinaTime.DayOf(dueAt), days);
        var after = unit.Append(found, [.. asked, new ProjectAwaited(command.InstanceId!, command.BookmarkId!)]);
        if (asked.Count > 0)
        {
            unit.Enqueue(OpinionMail.Asked(unit, after.State, organisations));
        }
        else
        {
            dueAt = calendars.China.Deadline(unit.Now, Days(arguments, "urgeEvery", DefaultInterval));
        }

        return Task.FromResult(JsonSerializer.SerializeToElement(new { port = Wait, dueAt }));
    }

    private static int Days(Arguments arguments, string name, int usual) =>
        Math.Clamp(arguments.Number(name) ?? usual, 1, LongestDays);
}
