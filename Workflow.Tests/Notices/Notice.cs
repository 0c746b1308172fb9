using Workflow.Activities.Notices;
using Workflow.Engine.Streams;

namespace Workflow.Tests.Notices;

/// <summary>Notices in the states that decisions start from.</summary>
internal static class Notice
{
    private static readonly DateTimeOffset Day = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero);

    public static NoticeState Drafted(string by, bool needsApproval = true) => NoticeState.Initial.Then(by, new NoticeDrafted(
        "320000-1", NoticeKind.Supervise, new TemplateMark("supervise", "0"), Content(), needsApproval, null));

    public static NoticeState Issued() => Drafted("li")
        .Then("li", new NoticeSubmitted())
        .Then("wang", new NoticeApproved())
        .Then("li", new NoticeIssued("苏数督〔2026〕3号", "江苏省数据局", ["320100-wjw"]));

    public static NoticeState Then(this NoticeState state, string by, params IReadOnlyList<object> events) =>
        events.Aggregate(state, (now, next) => now.Apply(
            next, new EventFacts(now.Version + 1, Day.AddHours(now.Version), new Actor(by, "coordinator", "320000-sjj", "320000"))));

    public static NoticeContent Content() => new(
        "关于督办“{{matter}}”的通知",
        ["请{{unit}}于{{deadline}}前完成。"],
        new NoticeMatter("measure", "m-1", "目录核定"),
        "完成核定",
        "320100-wjw",
        [],
        null,
        new DateOnly(2026, 3, 31),
        "《工作要点》第3项",
        [],
        new Dictionary<string, string>());
}
