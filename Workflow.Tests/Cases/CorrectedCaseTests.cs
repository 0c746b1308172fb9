using Shouldly;
using Workflow.Activities.Cases;
using Workflow.Activities.Cases.Correcting;
using Xunit;

namespace Workflow.Tests.Cases;

public sealed class CorrectedCaseTests
{
    private static readonly CaseState Granted = Given.ClosedCase();
    private static readonly CaseState Asking = CaseState.Initial with { Number = "320100-2026-000002", Applicant = "p-mother", Filer = "citizen1" };

    [Fact]
    public void the_account_that_filed_it_may_ask() =>
        CorrectedCase.IsOf(Granted, Asking, "newborn", holder: null).ShouldBeTrue();

    [Fact]
    public void another_account_may_where_the_sign_in_vouches_for_a_person_of_the_case()
    {
        var other = Asking with { Filer = "mother-1" };
        CorrectedCase.IsOf(Granted, other, "newborn", holder: "p-mother").ShouldBeTrue();
        CorrectedCase.IsOf(Granted, other, "newborn", holder: "p-stranger").ShouldBeFalse();
        CorrectedCase.IsOf(Granted, other, "newborn", holder: null).ShouldBeFalse();
    }

    [Fact]
    public void nobody_may_whom_the_case_does_not_name() =>
        CorrectedCase.IsOf(Granted, Asking with { Applicant = "p-stranger" }, "newborn", holder: "p-stranger").ShouldBeFalse();

    [Fact]
    public void only_what_was_granted_in_that_scenario_can_be_corrected()
    {
        CorrectedCase.IsOf(Given.CaseInReview(), Asking, "newborn", holder: null).ShouldBeFalse();
        CorrectedCase.IsOf(Given.AcceptedCase(new CaseClosed(CaseResult.Denied, Given.Reason)), Asking, "newborn", holder: null).ShouldBeFalse();
        CorrectedCase.IsOf(Granted, Asking, "veterans-services", holder: null).ShouldBeFalse();
    }

    [Fact]
    public void two_cases_are_related_once()
    {
        var (first, earlier) = CorrectedCase.Relate(Granted, Asking);
        first.ShouldHaveSingleItem().ShouldBe(new CaseRelated(Granted.Number, CaseRelation.Corrected));
        earlier.ShouldHaveSingleItem().ShouldBe(new CaseRelated(Asking.Number, CaseRelation.Correction));

        var after = Asking with { Related = [(CaseRelated)first[0]] };
        CorrectedCase.Relate(Granted, after).Earlier.ShouldBeEmpty();
    }
}
