using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Activities.Cases;
using Workflow.Activities.Common;
using Workflow.Engine.Activities;
using Workflow.Engine.Execution;
using Workflow.Engine.Storage;

namespace Workflow.Activities.Authorisations.Asking;

/// <summary>The activity 征求授权: waits until everybody who is asked has agreed in an account of their own, or one has not.</summary>
internal sealed class AskAuthorisation() : CommandActivity(
    OneThing.Descriptor(
        "AskAuthorisation",
        "征求授权",
        "请有关的人用本人账号同意查询和使用其信息；全部同意或者有一人不同意时继续。没有人需要授权时直接走“同意”。",
        [
            OneThing.Input("People", "征求对象", "数组，每项为 {name, idNumber}。", "JsonArray", "json-editor"),
            OneThing.Input("Asker", "申请人姓名", "让被征求的人知道是谁在申请。"),
            OneThing.Input("Purpose", "用途", "要查询哪些信息、用来办什么，用被征求的人看得懂的话。", uiHint: "multiline"),
        ],
        [new OutputDescriptor("Reason", "String", "不同意的理由")],
        [Given, Refused, Terminated]),
    AskAuthorisationHandler.CommandKind)
{
    /// <summary>Kind of the bookmark it waits on; its key is the authorisation's id.</summary>
    public const string BookmarkKind = "Authorisation";

    /// <summary>Everybody has agreed.</summary>
    public const string Given = "Given";

    /// <summary>Somebody has not.</summary>
    public const string Refused = "Refused";

    public override void Execute(IActivityContext context)
    {
        // Nobody real is asked for a trial.
        if (context.Instance.IsTrial)
        {
            context.Complete(Given);
            return;
        }

        var id = context.NewId();
        Issue(context, context.CreateBookmark(BookmarkKind, id), new JsonObject { ["authorisationId"] = id });
    }

    public override void Resume(IActivityContext context, Resumption resumption)
    {
        if (resumption is Resumption.ByBookmark { Input: { } input })
        {
            context.SetOutput("Reason", input.GetProperty("reason"));
            context.Complete(PortOf(input));
        }
        else
        {
            base.Resume(context, resumption);
        }
    }

    /// <summary>The stimulus once all have answered.</summary>
    public static ResumeBookmark Answer(string bookmarkId, bool isGiven, Remark? reason) => new(
        bookmarkId,
        JsonSerializer.SerializeToElement(new JsonObject
        {
            ["port"] = isGiven ? Given : Refused,
            ["reason"] = JsonSerializer.SerializeToNode(reason?.Sealed, EngineJson.Options),
        }));

    protected override void Answered(IActivityContext context, JsonElement answer)
    {
        if (PortOf(answer) is var port && port != Done)
        {
            context.Complete(port);
        }
    }
}
