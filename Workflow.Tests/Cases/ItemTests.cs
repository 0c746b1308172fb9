using Shouldly;
using Workflow.Activities.Calendars;
using Workflow.Activities.Cases;
using Workflow.Activities.Cases.Items;
using Workflow.Activities.Common;
using Xunit;

namespace Workflow.Tests.Cases;

public sealed class ItemTests
{
    [Fact]
    public void opening_gives_the_linked_case_the_number_of_its_place() =>
        ItemOpening.Decide(Given.AcceptedCase(), "birth").ShouldBe([new CaseItemOpened("birth", $"{Given.Number}-01")]);

    [Fact]
    public void the_linked_case_has_both_limits_counted_from_the_day_after()
    {
        var state = Given.AcceptedCase();

        var linked = ItemOpening.Link(state, state.Item("household")!, Given.Monday, Given.Calendar);

        linked.ItemNumber.ShouldBe($"{Given.Number}-02");
        linked.DueAt.ShouldBe(ChinaTime.EndOf(new DateOnly(2026, 11, 26)));
        linked.StatutoryDueAt.ShouldBe(ChinaTime.EndOf(new DateOnly(2026, 12, 7)));
    }

    [Fact]
    public void the_first_item_brings_the_whole_into_review() => Given.CaseInReview().Status.ShouldBe(CaseStatus.Review);

    [Fact]
    public void an_item_waits_for_those_it_needs()
    {
        Should.Throw<RefusalException>(() => ItemOpening.Decide(Given.CaseInReview(), "household"))
            .Code.ShouldBe("item.needs-first");
        ItemOpening.Decide(Granted("birth"), "household").ShouldHaveSingleItem();
    }

    [Fact]
    public void an_item_cannot_be_opened_before_the_case_is_accepted() =>
        Should.Throw<RefusalException>(() => ItemOpening.Decide(Given.Case(), "birth")).Code.ShouldBe("case.not-accepted");

    [Fact]
    public void an_unknown_item_is_named_with_those_there_are() =>
        Should.Throw<RefusalException>(() => ItemOpening.Decide(Given.AcceptedCase(), "passport"))
            .Message.ShouldContain("birth、household、insurance、card");

    [Fact]
    public void opening_again_changes_nothing() => ItemOpening.Decide(Given.CaseInReview(), "birth").ShouldBeEmpty();

    [Fact]
    public void granting_closes_this_item_alone() =>
        ItemClosing.Decide(Given.CaseInReview(), "birth", CaseResult.Granted, null)
            .ShouldBe([new CaseItemClosed("birth", CaseResult.Granted, null)]);

    [Fact]
    public void a_denied_item_closes_the_rest_with_its_reason()
    {
        var decided = ItemClosing.Decide(Given.CaseInReview(), "birth", CaseResult.Denied, Given.Reason);

        decided.ShouldBe(
        [
            new CaseItemClosed("birth", CaseResult.Denied, Given.Reason),
            new CaseItemClosed("household", CaseResult.Terminated, Given.Reason),
            new CaseItemClosed("insurance", CaseResult.Terminated, Given.Reason),
            new CaseItemClosed("card", CaseResult.Terminated, Given.Reason),
        ]);
        Given.CaseInReview(decided).Timeline.Count(line => line.Kind == "item-closed" && line.Remark == Given.Reason).ShouldBe(4);
    }

    [Fact]
    public void a_denied_item_whose_rule_is_to_continue_leaves_the_others() =>
        ItemClosing.Decide(
                Granted("birth", new CaseItemOpened("insurance", $"{Given.Number}-03")), "insurance", CaseResult.Denied, Given.Reason)
            .ShouldBe([new CaseItemClosed("insurance", CaseResult.Denied, Given.Reason)]);

    [Theory]
    [InlineData(CaseResult.Denied)]
    [InlineData(CaseResult.Terminated)]
    public void all_but_granting_needs_a_reason(string result) =>
        Should.Throw<RefusalException>(() => ItemClosing.Decide(Given.CaseInReview(), "birth", result, null))
            .Code.ShouldBe("item.reason-required");

    [Fact]
    public void a_result_nobody_knows_is_refused() =>
        Should.Throw<RefusalException>(() => ItemClosing.Decide(Given.CaseInReview(), "birth", "maybe", Given.Reason))
            .Code.ShouldBe("item.result-unknown");

    [Fact]
    public void an_item_not_opened_can_be_terminated_but_not_decided()
    {
        ItemClosing.Decide(Given.CaseInReview(), "card", CaseResult.Terminated, Given.Reason).ShouldHaveSingleItem();
        Should.Throw<RefusalException>(() => ItemClosing.Decide(Given.CaseInReview(), "card", CaseResult.Granted, null))
            .Code.ShouldBe("item.not-opened");
    }

    [Fact]
    public void a_closed_item_stays_as_it_was_closed() =>
        ItemClosing.Decide(Granted("birth"), "birth", CaseResult.Denied, Given.Reason).ShouldBeEmpty();

    [Fact]
    public void an_item_of_its_own_folds_to_its_decision()
    {
        var state = Given.AcceptedCase();
        var opened = ItemOpening.Link(state, state.Item("birth")!, Given.Monday, Given.Calendar);

        var item = Given.Fold(
            ItemState.Initial, Given.Monday, opened,
            new ItemDueMoved(Given.Monday.AddDays(5), Given.Monday.AddDays(9)),
            new ItemClosed(CaseResult.Granted, null, []));

        (item.IsOpen, item.Result, item.DueAt).ShouldBe((false, CaseResult.Granted, Given.Monday.AddDays(5)));
        ItemRows.Of(opened, item).Id.ShouldBe($"{Given.Number}-01");
    }

    private static CaseState Granted(string item, params IReadOnlyList<object> then) =>
        Given.CaseInReview([new CaseItemClosed(item, CaseResult.Granted, null), .. then]);
}
