using Shouldly;
using Workflow.Activities.Common;
using Workflow.Activities.Reporting;
using Xunit;

namespace Workflow.Tests.Reporting;

public sealed class ReportDecisionTests
{
    private static readonly Remark Reason = new("请补充完成值");

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void a_report_is_late_from_the_end_of_its_due_day_in_shanghai(int secondsAfter, bool isLate) =>
        ReportDecisions.Submit(Reports.Requested(), Reports.Entries, Reports.DueEnd.AddSeconds(secondsAfter))
            .ShouldHaveSingleItem().ShouldBeOfType<ReportSubmitted>().IsLate.ShouldBe(isLate);

    [Fact]
    public void who_reported_in_time_is_not_late_when_it_is_sent_again_after_a_return()
    {
        var returned = Reports.Submitted().Then(new ReportReturned(Reason));

        ReportDecisions.Submit(returned, Reports.Entries, Reports.DueEnd.AddDays(5))
            .ShouldHaveSingleItem().ShouldBeOfType<ReportSubmitted>().IsLate.ShouldBeFalse();
    }

    [Fact]
    public void what_was_sent_is_changed_only_after_a_return()
    {
        Refused(() => ReportDecisions.Save(Reports.Submitted(), Reports.Entries)).ShouldBe("report.submitted");
        Refused(() => ReportDecisions.Submit(Reports.Accepted(), Reports.Entries, Reports.DueEnd)).ShouldBe("report.submitted");
        ReportDecisions.Save(Reports.Submitted().Then(new ReportReturned(Reason)), Reports.Entries).Count.ShouldBe(1);
    }

    [Fact]
    public void what_was_not_sent_can_be_neither_accepted_nor_returned()
    {
        var draft = Reports.Requested().Then(new ReportSaved(Reports.Entries));

        Refused(() => ReportDecisions.Accept(draft)).ShouldBe("report.not-submitted");
        Refused(() => ReportDecisions.Return(draft, Reason)).ShouldBe("report.not-submitted");
        ReportDecisions.Accept(Reports.Accepted()).ShouldBeEmpty();
    }

    [Fact]
    public void only_who_never_reported_has_missed_the_day()
    {
        ReportDecisions.Miss(Reports.Requested()).ShouldHaveSingleItem().ShouldBeOfType<ReportMissed>();
        ReportDecisions.Miss(Reports.Requested().Then(new ReportMissed())).ShouldBeEmpty();
        ReportDecisions.Miss(Reports.Submitted().Then(new ReportReturned(Reason))).ShouldBeEmpty();
    }

    [Fact]
    public void nothing_changes_after_the_round_is_consolidated()
    {
        var ended = Reports.Requested().Then(new ReportEnded());

        Refused(() => ReportDecisions.Submit(ended, Reports.Entries, Reports.DueEnd)).ShouldBe("report.round-consolidated");
        Refused(() => ReportDecisions.Return(Reports.Accepted().Then(new ReportEnded()), Reason)).ShouldBe("report.round-consolidated");
    }

    [Fact]
    public void a_round_is_consolidated_when_all_is_reviewed_and_nobody_may_still_report_in_time()
    {
        var round = Reports.Round("a", "b");

        Refused(() => RoundDecisions.Consolidate(round, [Reports.Accepted(), Reports.Submitted()])).ShouldBe("report-round.to-review");
        Refused(() => RoundDecisions.Consolidate(round, [Reports.Accepted(), Reports.Requested()])).ShouldBe("report-round.running");
        RoundDecisions.Consolidate(round.Then(new RoundEnded(["b"])), [Reports.Accepted(), Reports.Requested()])
            .ShouldHaveSingleItem().ShouldBeOfType<RoundConsolidated>().Included.ShouldBe(["320000-mzt"]);
        RoundDecisions.Consolidate(round.Then(new RoundConsolidated([])), []).ShouldBeEmpty();
    }

    [Fact]
    public void a_round_is_opened_once_and_not_for_nobody()
    {
        Refused(() => RoundDecisions.Open(Reports.Round("a"), Reports.Round("a").Opened!)).ShouldBe("report-round.exists");
        Refused(() => RoundDecisions.Open(RoundState.Initial, Reports.Round().Opened!)).ShouldBe("report-round.no-unit");
    }

    private static string Refused(Func<IReadOnlyList<object>> decide) => Should.Throw<RefusalException>(decide).Code;
}
