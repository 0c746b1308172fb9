using System.Text.Json.Nodes;
using System.Text.Json;
using Workflow.Activities.Cases;
using Workflow.Activities.Common;
using Workflow.Activities.Forms;
using Workflow.Activities.Organisations;
using Workflow.Engine.Activities;
using Workflow.Engine.Definitions.Checks;
using Workflow.Engine.Execution;
using Workflow.Engine.Storage;

namespace Workflow.Activities.Tasks.Creating;

/// <summary>The activity 待办: waits for a clerk's decision and goes on by the outcome the clerk chose.</summary>
internal sealed class UserTask(IFormLibrary forms) : CommandActivity(
    OneThing.Descriptor(
        "UserTask",
        "待办",
        "交由部门工作人员办理，按其选择的结果继续；办件或事项已终止时走“已终止”。",
        [
            OneThing.Input("Title", "名称", "要办的事。"),
            OneThing.Input(
                "Organisation", "办理单位", "单位角色（如 health）或代码；留空时取联办事项的单位。", uiHint: "dropdown") with
            {
                OptionSource = OrganisationOptions.SourceName,
            },
            OneThing.Item,
            OneThing.Input("Form", "表单", "definitions/forms 中的表单，或 JSON Schema。", "JsonNode", "dropdown") with
            {
                OptionSource = FormOptions.SourceName,
            },
            OneThing.Input("Example", "填写示例", "留空时取表单自带的示例。", "ObjectDictionary", "json-editor"),
            OneThing.Input(
                "Outcomes", "办理结果", "可以选择的结果，有利的在前；每个结果是一个出口。", "Object", "dynamic-outcomes"),
            OneThing.Input(
                "OutcomeLabels", "结果的名称", "JSON 对象，结果在办理页面上的名称；没有写的结果按出口的名称显示。", "ObjectDictionary", "json-editor"),
            OneThing.Input(
                "CommentRequired", "须写意见的结果", "选择这些结果时必须填写意见。", "ICollection<String>", "multitext"),
            OneThing.Input(
                "SendBackTo",
                "退回",
                "JSON 对象，哪个结果退回到哪个待办（活动的标识）；从该出口连回那个待办。退回须写理由。",
                "ObjectDictionary",
                "json-editor"),
            OneThing.Input("Batch", "可批量办理", "没有必填表单时，可以在待办列表里一次办理多件。", "Boolean", "checkbox"),
            OneThing.Input("DueDays", "时限（工作日）", "留空时取联办事项的承诺时限。", "Int32"),
            OneThing.Input("AfterClosing", "办结后仍可办理", "用于办结后的后续工作，如年度复核。", "Boolean", "checkbox"),
        ],
        [
            new OutputDescriptor("Outcome", "String", "办理结果"),
            new OutputDescriptor("FilledForm", "Object", "填写的表单"),
            new OutputDescriptor("Comment", "String", "意见"),
        ],
        outcomes: [Terminated]),
    CreateTaskHandler.CommandKind), IDrawnCheck
{
    /// <summary>Its type name in definitions.</summary>
    public const string TypeName = "OneThing.UserTask";

    /// <summary>Kind of the bookmark it waits on; its key is the task's id.</summary>
    public const string BookmarkKind = "UserTask";

    public override void Execute(IActivityContext context)
    {
        var taskId = context.NewId();
        Issue(context, context.CreateBookmark(BookmarkKind, taskId), new JsonObject { ["taskId"] = taskId, ["step"] = context.Node.Id });
    }

    public override void Resume(IActivityContext context, Resumption resumption)
    {
        if (resumption is Resumption.ByBookmark { Input: { } input })
        {
            context.SetOutput("Outcome", input.GetProperty("outcome"));
            context.SetOutput("FilledForm", input.GetProperty("form"));
            context.SetOutput("Comment", input.GetProperty("comment"));
            context.Complete(input.GetProperty("outcome").GetString()!);
        }
        else
        {
            base.Resume(context, resumption);
        }
    }

    /// <inheritdoc/>
    public IEnumerable<DrawnFault> Find(DrawnActivity drawn) => UserTaskCheck.Find(drawn, forms);

    /// <summary>The stimulus of a completed task.</summary>
    public static ResumeBookmark Completion(string bookmarkId, string outcome, JsonElement form, Remark? comment) => new(
        bookmarkId,
        JsonSerializer.SerializeToElement(
            new JsonObject
            {
                ["outcome"] = outcome,
                ["form"] = JsonNode.Parse(form.GetRawText()),
                ["comment"] = JsonSerializer.SerializeToNode(comment?.Sealed, EngineJson.Options),
            }));

    /// <summary>The stimulus that ends the branch of a task nobody needs any more.</summary>
    public static ResumeBookmark Termination(string bookmarkId) =>
        Completion(bookmarkId, Terminated, JsonSerializer.SerializeToElement(new JsonObject()), null);

    protected override void Answered(IActivityContext context, JsonElement answer)
    {
        if (PortOf(answer) == Terminated)
        {
            context.Complete(Terminated);
        }
    }
}
