using Shouldly;
using Workflow.Activities.Calendars;
using Workflow.Activities.Cases;
using Workflow.Activities.Cases.Accepting;
using Workflow.Activities.Cases.Refusing;
using Workflow.Activities.Common;
using Xunit;

namespace Workflow.Tests.Cases;

public sealed class AcceptanceTests
{
    [Fact]
    public void accepting_promises_the_end_counted_from_the_day_after() =>
        Acceptance.Decide(Given.Case(), Given.Monday, Given.Calendar)
            .ShouldBe([new CaseAccepted(ChinaTime.EndOf(new DateOnly(2026, 12, 7)))]);

    [Fact]
    public void accepting_again_changes_nothing() =>
        Acceptance.Decide(Given.AcceptedCase(), Given.Monday.AddDays(3), Given.Calendar).ShouldBeEmpty();

    [Fact]
    public void a_case_that_has_ended_is_not_accepted_any_more() =>
        Acceptance.Decide(Given.Case(new CaseWithdrawn(null)), Given.Monday, Given.Calendar).ShouldBeEmpty();

    [Fact]
    public void a_case_that_waits_for_its_supplement_cannot_be_accepted() =>
        Should.Throw<RefusalException>(() => Acceptance.Decide(
            Given.Case(new SupplementRequested([], "b1")), Given.Monday, Given.Calendar)).Code.ShouldBe("case.supplement-open");

    [Fact]
    public void refusing_ends_every_item_with_the_reason()
    {
        var decided = CaseRefusal.Decide(Given.Case(), Given.Reason);

        decided.OfType<CaseItemClosed>().Select(closed => closed.Item).ShouldBe(["birth", "household", "insurance", "card"]);
        decided[^1].ShouldBe(new CaseRefused(Given.Reason));
        var state = Given.Case(decided);
        (state.Status, state.Reason).ShouldBe((CaseStatus.Refused, Given.Reason));
    }

    [Fact]
    public void refusing_needs_a_reason() =>
        Should.Throw<RefusalException>(() => CaseRefusal.Decide(Given.Case(), null)).Code.ShouldBe("case.reason-required");

    [Fact]
    public void an_accepted_case_cannot_be_refused_any_more() =>
        Should.Throw<RefusalException>(() => CaseRefusal.Decide(Given.AcceptedCase(), Given.Reason))
            .Code.ShouldBe("case.accepted");
}
