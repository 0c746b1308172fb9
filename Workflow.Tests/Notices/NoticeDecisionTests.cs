using Shouldly;
using Workflow.Activities.Common;
using Workflow.Activities.Notices;
using Xunit;

namespace Workflow.Tests.Notices;

public sealed class NoticeDecisionTests
{
    private static readonly Remark Reason = new("写错了单位");

    [Fact]
    public void a_drafter_cannot_approve_the_own_notice()
    {
        var submitted = Notice.Drafted("li").Then("li", new NoticeSubmitted());

        Refused(() => NoticeDecisions.Approve(submitted, "li")).ShouldBe("notice.own-draft");
        NoticeDecisions.Approve(submitted, "wang").ShouldHaveSingleItem().ShouldBeOfType<NoticeApproved>();
    }

    [Fact]
    public void whoever_changed_a_draft_cannot_approve_it_either()
    {
        var draft = Notice.Drafted("li");
        var submitted = draft.Then("wang", new NoticeRevised(draft.Content!)).Then("li", new NoticeSubmitted());

        Refused(() => NoticeDecisions.Approve(submitted, "wang")).ShouldBe("notice.own-draft");
    }

    [Fact]
    public void nothing_is_issued_before_it_is_approved_unless_its_workflow_says_so()
    {
        Refused(() => NoticeDecisions.RequireIssuable(Notice.Drafted("li"))).ShouldBe("notice.not-approved");
        NoticeDecisions.RequireIssuable(Notice.Drafted("engine", needsApproval: false));
    }

    [Fact]
    public void a_notice_is_issued_once()
    {
        var issued = Notice.Issued();

        Refused(() => NoticeDecisions.RequireIssuable(issued)).ShouldBe("notice.issued");
    }

    [Fact]
    public void an_approved_notice_is_not_changed_but_sent_back()
    {
        var approved = Notice.Drafted("li").Then("li", new NoticeSubmitted()).Then("wang", new NoticeApproved());

        Refused(() => NoticeDecisions.Revise(approved, approved.Content!)).ShouldBe("notice.status");
        var returned = approved.Then("wang", [.. NoticeDecisions.Return(approved, Reason)]);
        NoticeDecisions.Revise(returned, returned.Content!).Count.ShouldBe(1);
    }

    [Fact]
    public void a_voided_notice_keeps_its_number_and_asks_for_nothing_more()
    {
        var voided = Notice.Issued().Then("li", [.. NoticeDecisions.Void(Notice.Issued(), Reason)]);

        voided.Number.ShouldBe("苏数督〔2026〕3号");
        Refused(() => NoticeDecisions.Receive(voided)).ShouldBe("notice.voided");
        Refused(() => NoticeDecisions.Void(voided, Reason)).ShouldBe("notice.voided");
    }

    [Fact]
    public void whoever_replies_has_received()
    {
        NoticeDecisions.Reply(Notice.Issued(), Reason).Select(each => each.GetType())
            .ShouldBe([typeof(NoticeReceived), typeof(NoticeReplied)]);
        NoticeDecisions.Receive(Notice.Issued().Then("clerk", new NoticeReceived())).ShouldBeEmpty();
    }

    [Fact]
    public void a_workflow_goes_on_when_what_it_waits_for_comes_and_only_then()
    {
        var waiting = Notice.Issued().Then("engine", new NoticeAwaited(NoticeWait.Reply, "wf", "b-1"));
        var received = waiting.Then("clerk", new NoticeReceived());

        NoticeWait.Met(waiting, received).ShouldBeEmpty();
        var (instance, stimulus) = NoticeWait.Met(received, received.Then("clerk", new NoticeReplied(Reason))).ShouldHaveSingleItem();
        (instance, stimulus.BookmarkId).ShouldBe(("wf", "b-1"));
        stimulus.Input!.Value.GetProperty("port").GetString().ShouldBe(CommandActivity.Done);
        NoticeWait.Met(received, received.Then("li", new NoticeVoided(Reason))).Single().Stimulus.Input!.Value
            .GetProperty("port").GetString().ShouldBe(NoticeWait.Voided);
    }

    private static string Refused(Action act) => Should.Throw<RefusalException>(act).Code;
}
