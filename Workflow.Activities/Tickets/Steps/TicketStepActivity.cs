using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Activities.Common;
using Workflow.Activities.Forms;
using Workflow.Activities.Organisations;
using Workflow.Engine.Activities;

namespace Workflow.Activities.Tickets.Steps;

/// <summary>The activity 工单环节: asks a unit for something and goes on by what it chose.</summary>
internal sealed class TicketStepActivity() : CommandActivity(
    TicketVocabulary.Words.Descriptor(
        "TicketStep",
        "工单环节",
        "请一个单位办理工单的一个环节，按其选择的结果继续。逾期后按“逾期时”处理：提醒、督办，或不再等待走“逾期”。",
        [
            Vocabulary.Input("Title", "名称", "要办的事。") with { IsRequired = true },
            Vocabulary.Input("Unit", "办理单位", "单位代码或角色（如 data）；opener 是登记单位。", uiHint: "dropdown") with
            {
                IsRequired = true,
                OptionSource = OrganisationOptions.SourceName,
            },
            Vocabulary.Input("Form", "表单", "definitions/forms 中的表单，或 JSON Schema。", "JsonNode", "dropdown") with
            {
                OptionSource = FormOptions.SourceName,
            },
            Vocabulary.Input("Example", "填写示例", "留空时取表单自带的示例。", "ObjectDictionary", "json-editor"),
            Vocabulary.Input("Outcomes", "办理结果", "可以选择的结果，每个结果是一个出口。", "Object", "dynamic-outcomes"),
            Vocabulary.Input("OutcomeLabels", "结果的名称", "JSON 对象，结果在页面上的名称。", "ObjectDictionary", "json-editor"),
            Vocabulary.Input("CommentRequired", "须写意见的结果", "选择这些结果时必须填写意见或依据。", "ICollection<String>", "multitext"),
            Vocabulary.Input("WorkingDays", "时限（工作日）", "从现在起的工作日数。", "Int32"),
            Vocabulary.Input("Minutes", "时限（分钟）", "从现在起的分钟数，用于须立即响应的环节；不论是否工作时间。", "Int32"),
            Vocabulary.Input("Deadline", "时限（日期）", "到这一天结束，例如 2026-12-31。"),
            Vocabulary.Input("AtOverdue", "逾期时", uiHint: "dropdown") with
            {
                Default = Steps.AtOverdue.Remind,
                Options =
                [
                    new(Steps.AtOverdue.Remind, "提醒"),
                    new(Steps.AtOverdue.Supervise, "提醒并逐级督办"),
                    new(Steps.AtOverdue.Leave, "不再等待，走“逾期”"),
                ],
            },
        ],
        [
            new OutputDescriptor("Outcome", "String", "办理结果"),
            new OutputDescriptor("FilledForm", "Object", "填写的表单"),
            new OutputDescriptor("Comment", "String", "意见"),
        ],
        [TicketVocabulary.Ended, TicketVocabulary.Overdue],
        [TicketVocabulary.Ended, TicketVocabulary.Overdue]),
    OpenStepCommand.CommandKind)
{
    private const string BookmarkKind = "TicketStep";

    public override void Execute(IActivityContext context)
    {
        var step = context.NewId();
        var bookmark = context.CreateBookmark(BookmarkKind, step);

        // A trial has no ticket: whoever tries the workflow out chooses the way on.
        if (!context.Instance.IsTrial)
        {
            Issue(context, bookmark, new JsonObject { ["stepId"] = step });
        }
    }

    public override void Resume(IActivityContext context, Resumption resumption)
    {
        if (resumption is not Resumption.ByBookmark by)
        {
            base.Resume(context, resumption);
        }
        else if (by.Input is { ValueKind: JsonValueKind.Object } input && input.TryGetProperty("port", out var port))
        {
            context.SetOutput("Outcome", port);
            context.SetOutput("FilledForm", input.GetProperty("form"));
            context.SetOutput("Comment", input.GetProperty("comment"));
            context.Complete(port.GetString()!);
        }
        else
        {
            var first = context.Input<string[]>("Outcomes") is [var name, ..] ? name : Done;
            context.SetOutput("Outcome", JsonSerializer.SerializeToElement(first));
            context.SetOutput("FilledForm", context.Input("Example"));
            context.Complete(first);
        }
    }

    protected override void Answered(IActivityContext context, JsonElement answer)
    {
        if (PortOf(answer) == TicketVocabulary.Ended)
        {
            context.Complete(TicketVocabulary.Ended);
        }
    }
}
