using Workflow.Activities.Calendars;
using Workflow.Activities.Documents.Letters;
using Workflow.Activities.Notices.Viewing;

namespace Workflow.Activities.Notices.Printing;

/// <summary>A notice as an official letter.</summary>
public static class NoticeLetter
{
    /// <summary>The letter; one that is not in force says so.</summary>
    public static Letter Of(NoticeView notice) => new(
        $"{notice.Authority}文件",
        notice.Number,
        notice.Title,
        notice.UnitName,
        notice.Text,
        notice.Attachments,
        notice.Authority,
        notice.IssuedAt is { } issued ? ChinaTime.DayOf(issued) : null,
        [.. notice.CopiedTo.Select(unit => unit.Name)],
        notice switch
        {
            { Status: NoticeStatus.Voided } => "已作废",
            { IssuedAt: null } => "送审稿",
            _ => null,
        });
}
