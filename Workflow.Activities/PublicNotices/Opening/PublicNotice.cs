using Workflow.Activities.Cases;
using Workflow.Activities.Common;
using Workflow.Engine.Activities;
using Workflow.Engine.Execution;

namespace Workflow.Activities.PublicNotices.Opening;

/// <summary>The activity 公示: shows something to everybody for some days, and goes on at their end or at an objection.</summary>
internal sealed class PublicNotice() : AwaitedAct(
    OneThing.Descriptor(
        "PublicNotice",
        "公示",
        "把拟作的决定公示若干天；期满无异议或者有人提出异议时继续。试运行不公示，直接走“无异议”。",
        [
            OneThing.Input("Title", "公示事项", "例如：拟给予最低生活保障。"),
            OneThing.Input("Text", "公示内容", "公开显示；写到姓名的请隐去一部分。", uiHint: "multiline"),
            OneThing.Input("Organisation", "公示单位", "单位角色或代码；留空时取联办事项的单位。"),
            OneThing.Item,
            OneThing.Input("Days", "公示天数", "自次日起的自然日。", "Int32"),
        ],
        [new OutputDescriptor("Objection", "String", "异议的内容")],
        [Undisputed, Objected, Terminated]),
    OpenPublicNoticeHandler.CommandKind,
    BookmarkKind,
    "noticeId",
    Undisputed,
    "Objection")
{
    /// <summary>Kind of the bookmark it waits on; its key is the notice's id.</summary>
    public const string BookmarkKind = "PublicNotice";

    /// <summary>期满无异议.</summary>
    public const string Undisputed = "Undisputed";

    /// <summary>有异议.</summary>
    public const string Objected = "Objected";

    /// <summary>The stimulus at its end.</summary>
    public static ResumeBookmark End(string bookmarkId, Remark? objection) =>
        Said(bookmarkId, objection is null ? Undisputed : Objected, objection);
}
