using Shouldly;
using Workflow.Activities.Cases;
using Workflow.Activities.Cases.Closing;
using Workflow.Activities.Cases.Rating;
using Workflow.Activities.Cases.Withdrawing;
using Workflow.Activities.Common;
using Xunit;

namespace Workflow.Tests.Cases;

public sealed class ClosingTests
{
    [Fact]
    public void the_whole_cannot_close_while_an_item_is_open() =>
        Should.Throw<RefusalException>(() => CaseClosing.Decide(Given.CaseInReview(), CaseResult.Granted, null))
            .Message.ShouldContain("签发出生医学证明");

    [Fact]
    public void what_was_never_begun_is_not_needed_any_more()
    {
        var decided = CaseClosing.Decide(Decided(CaseResult.Granted), null, null);

        decided.OfType<CaseItemClosed>().Select(closed => closed.Item).ShouldBe(["household", "insurance", "card"]);
        decided[^1].ShouldBe(new CaseClosed(CaseResult.Granted, null));
        Decided(CaseResult.Granted, decided).Items.ShouldAllBe(item => item.Result != null);
    }

    [Fact]
    public void a_denied_item_makes_the_whole_denied_for_the_same_reason() =>
        CaseClosing.Decide(Decided(CaseResult.Denied), null, null)[^1]
            .ShouldBe(new CaseClosed(CaseResult.Denied, Given.Reason));

    [Fact]
    public void closing_other_than_granted_needs_a_reason() =>
        Should.Throw<RefusalException>(() => CaseClosing.Decide(Given.AcceptedCase(), CaseResult.Terminated, null))
            .Code.ShouldBe("case.reason-required");

    [Fact]
    public void a_case_is_not_granted_before_it_is_accepted() =>
        Should.Throw<RefusalException>(() => CaseClosing.Decide(Given.Case(), CaseResult.Granted, null))
            .Code.ShouldBe("case.not-accepted");

    [Fact]
    public void closing_again_changes_nothing() =>
        CaseClosing.Decide(Given.ClosedCase(), CaseResult.Denied, Given.Reason).ShouldBeEmpty();

    [Fact]
    public void withdrawing_terminates_what_is_not_finished_and_ends_the_case()
    {
        var words = new Remark("不办了");

        var state = Given.CaseInReview(Withdrawal.Decide(Given.CaseInReview(), words));

        (state.Status, state.Result, state.Reason).ShouldBe((CaseStatus.Withdrawn, CaseResult.Withdrawn, words));
        state.Items.ShouldAllBe(item => item.Result == CaseResult.Terminated);
    }

    [Fact]
    public void a_closed_case_cannot_be_withdrawn() =>
        Should.Throw<RefusalException>(() => Withdrawal.Decide(Given.ClosedCase(), null)).Kind.ShouldBe(RefusalKind.Conflict);

    [Fact]
    public void a_good_rating_is_recorded() =>
        CaseRating.Decide(Given.ClosedCase(), 5, null).ShouldBe([new CaseRated(5, null)]);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void a_bad_rating_is_marked_for_rectification(int score) =>
        CaseRating.Decide(Given.ClosedCase(), score, Given.Reason)
            .ShouldBe([new CaseRated(score, Given.Reason), new RatingWasBad(score)]);

    [Fact]
    public void a_case_is_rated_once_and_only_when_it_is_closed()
    {
        Should.Throw<RefusalException>(() => CaseRating.Decide(Given.ClosedCase(new CaseRated(5, null)), 1, null))
            .Code.ShouldBe("rating.given");
        Should.Throw<RefusalException>(() => CaseRating.Decide(Given.CaseInReview(), 5, null))
            .Code.ShouldBe("rating.too-early");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(6)]
    public void a_rating_has_five_levels(int score) =>
        Should.Throw<RefusalException>(() => CaseRating.Decide(Given.ClosedCase(), score, null))
            .Fields.ShouldHaveSingleItem().Field.ShouldBe("/score");

    private static CaseState Decided(string result, params IReadOnlyList<object> then) => Given.CaseInReview(
        [new CaseItemClosed("birth", result, result == CaseResult.Granted ? null : Given.Reason), .. then]);
}
