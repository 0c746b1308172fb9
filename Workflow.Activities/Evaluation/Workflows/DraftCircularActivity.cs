using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Activities.Calendars;
using Workflow.Activities.Common;
using Workflow.Activities.Notices;
using Workflow.Activities.Notices.Drafting;
using Workflow.Activities.Notices.Templates;
using Workflow.Engine.Activities;
using Workflow.Engine.Dispatch;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Evaluation.Workflows;

/// <summary>The activity 起草评价通报.</summary>
internal sealed class DraftCircularActivity() : PassedInTrial(
    EvaluationVocabulary.Descriptor(
        "DraftEvaluationCircular",
        "起草评价通报",
        "按模板起草名次和表彰名单的通报，主送名次在前的第一个单位，抄送其余被评价单位；由统筹人员修改、审批后印发。",
        [
            Vocabulary.Input("Template", "模板", "definitions/governance/templates 中的模板。", uiHint: "dropdown") with
            {
                OptionSource = NoticeTemplates.SourceName,
                IsRequired = true,
            },
            Vocabulary.Input("Basis", "依据", "法律、规划或决定。") with { IsRequired = true },
            Vocabulary.Input("Requirement", "要求", uiHint: "multiline") with { IsRequired = true },
            Vocabulary.Input("WorkingDays", "时限（工作日）", "自起草之日起的工作日数。", "Int32") with { Default = "20" },
        ],
        [new OutputDescriptor("NoticeId", "String", "文书", "文书标识，交给“印发文书”。")]),
    DraftCircularCommand.CommandKind)
{
    protected override void Begin(IActivityContext context) =>
        Issue(context, null, new JsonObject { ["noticeId"] = NoticeId.Of(context.Tenant, context.NewId()) });

    protected override void Answered(IActivityContext context, JsonElement answer)
    {
        context.SetOutput("NoticeId", answer.GetProperty("notice"));
        context.Complete(Done);
    }
}

/// <summary>Drafts it in the burst's own transaction.</summary>
internal sealed class DraftCircularCommand(IVault vault, NoticeWriter writer, ICalendars calendars)
    : EvaluationCommandHandler(CommandKind, vault)
{
    public const string CommandKind = "evaluation.draft-circular";

    private const int DefaultDays = 20;

    protected override async Task<JsonElement> RunAsync(
        IUnitOfWork unit, Loaded<EvaluationState> found, Command command, Arguments arguments, CancellationToken cancellation)
    {
        var (tenant, state) = (unit.Origin.Tenant, found.State);
        var opened = state.Opened!;
        var final = state.Final ?? throw Refusals.Conflict("evaluation.not-final", "“起草评价通报”须放在“排名定稿”之后。");
        if (state.CircularId is { } before)
        {
            return JsonSerializer.SerializeToElement(new { notice = before });
        }

        var id = arguments.Text("noticeId")!;
        var (template, content) = await writer.WriteAsync(
            tenant,
            id,
            new NoticeDraft(
                arguments.Text("template") ?? string.Empty,
                new NoticeMatter("evaluation", opened.EvaluationId, opened.Title),
                arguments.OpenText("requirement", "要求") ?? string.Empty,
                final.Ranking[0].Unit,
                ChinaTime.DayOf(calendars.China.Deadline(unit.Now, Math.Max(0, arguments.Number("workingDays") ?? DefaultDays))),
                arguments.OpenText("basis", "依据") ?? string.Empty,
                CopiedTo: [.. final.Ranking.Skip(1).Select(each => each.Unit)],
                Attachments: [$"{opened.Title}结果表"],
                Values: CircularWording.Values(opened, final)),
            cancellation);
        var stream = await unit.LoadAsync<NoticeState>(NoticeId.Stream(id), cancellation);
        unit.Append(stream, NoticeDecisions.Draft(stream.State, new NoticeDrafted(
            id,
            template.Kind,
            new TemplateMark(template.Code, template.Hash),
            content,
            NeedsApproval: true,
            new NoticeOrigin(command.InstanceId!, opened.EvaluationId))));
        unit.Append(found, [new CircularDrafted(id)]);
        return JsonSerializer.SerializeToElement(new { notice = id });
    }
}
