using Workflow.Activities.Cases;
using Workflow.Activities.Common;
using Workflow.Engine.Activities;
using Workflow.Engine.Execution;

namespace Workflow.Activities.Authorisations.Asking;

/// <summary>The activity 征求授权: waits until everybody who is asked has agreed in an account of their own, or one has not.</summary>
internal sealed class AskAuthorisation() : AwaitedAct(
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
    AskAuthorisationHandler.CommandKind,
    BookmarkKind,
    "authorisationId",
    Given,
    "Reason")
{
    /// <summary>Kind of the bookmark it waits on; its key is the authorisation's id.</summary>
    public const string BookmarkKind = "Authorisation";

    /// <summary>Everybody has agreed.</summary>
    public const string Given = "Given";

    /// <summary>Somebody has not.</summary>
    public const string Refused = "Refused";

    /// <summary>The stimulus once all have answered.</summary>
    public static ResumeBookmark Answer(string bookmarkId, bool isGiven, Remark? reason) =>
        Said(bookmarkId, isGiven ? Given : Refused, reason);
}
