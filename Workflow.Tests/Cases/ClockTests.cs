using System.Text.Json;
using System.Text.Json.Nodes;
using Shouldly;
using Workflow.Activities.Calendars;
using Workflow.Activities.Cases;
using Workflow.Activities.Cases.Special;
using Workflow.Activities.Cases.Supplementing;
using Workflow.Activities.Common;
using Xunit;

namespace Workflow.Tests.Cases;

public sealed class ClockTests
{
    private static readonly SupplementField[] Fields = [new("/father/idNumber", new Remark("与人口库不一致"))];

    private static readonly SupplementRequested Asked = new(Fields, "b1");

    private readonly JsonElement amended = JsonSerializer.SerializeToElement(new { child = "amended" });

    [Fact]
    public void a_supplement_is_told_once_with_all_items()
    {
        Supplementation.Request(Given.Case(), Fields, "b1").ShouldBe([Asked]);
        Should.Throw<RefusalException>(() => Supplementation.Request(Given.Case(Asked), Fields, "b2"))
            .Code.ShouldBe("case.supplement-open");
    }

    [Fact]
    public void a_supplement_without_an_item_is_none() =>
        Should.Throw<RefusalException>(() => Supplementation.Request(Given.Case(), [], "b1"))
            .Code.ShouldBe("case.supplement-empty");

    [Fact]
    public void nothing_is_asked_of_a_case_that_has_ended() =>
        Supplementation.Request(Given.ClosedCase(), Fields, "b1").ShouldBeEmpty();

    [Fact]
    public void before_acceptance_an_amended_form_goes_back_to_where_it_was()
    {
        var state = Given.Case([Asked, .. Supply(Given.Case(Asked))]);

        (state.Status, state.DueAt, state.Supplement).ShouldBe((CaseStatus.Submitted, null, null));
        state.Form.GetRawText().ShouldBe(amended.GetRawText());
    }

    [Fact]
    public void after_acceptance_the_count_starts_again()
    {
        var state = Given.CaseInReview([Asked, .. Supply(Given.CaseInReview(Asked))]);

        state.Status.ShouldBe(CaseStatus.Review);
        state.DueAt.ShouldBe(Given.Calendar.Deadline(Given.Monday.AddDays(7), 10));
    }

    [Fact]
    public void no_clock_runs_while_the_applicant_amends() => Given.CaseInReview(Asked).ClockRuns.ShouldBeFalse();

    [Fact]
    public void a_supplement_nobody_waits_for_is_asked_for_no_more_and_the_time_in_between_does_not_count()
    {
        var asked = Given.CaseInReview(Asked);

        var decided = Supplementation.Cancel(asked, "b1", Given.Monday.AddDays(7), Given.Calendar);

        var state = Given.CaseInReview([Asked, .. decided]);
        (state.Status, state.Supplement, state.ClockStoppedAt).ShouldBe((CaseStatus.Review, null, null));
        state.DueAt.ShouldBe(Given.Calendar.Moved(asked.DueAt!.Value, Given.Monday, Given.Monday.AddDays(7)));
        Supplementation.Cancel(asked, "another", Given.Monday, Given.Calendar).ShouldBeEmpty();
        Supplementation.Cancel(Given.CaseInReview(), "b1", Given.Monday, Given.Calendar).ShouldBeEmpty();
    }

    [Fact]
    public void what_was_not_asked_for_is_not_taken() =>
        Should.Throw<RefusalException>(() => Supply(Given.AcceptedCase())).Code.ShouldBe("case.no-supplement");

    [Fact]
    public void amended_fields_are_laid_over_the_form()
    {
        var form = JsonNode.Parse("""{"mother":{"name":"甲","phone":"1"},"tags":[1,2],"father":{"name":"乙"}}""");
        var changes = JsonNode.Parse("""{"mother":{"phone":"2"},"tags":[3],"father":null}""");

        FormMerge.Merge(form, changes)!.ToJsonString()
            .ShouldBe(JsonNode.Parse("""{"mother":{"name":"甲","phone":"2"},"tags":[3]}""")!.ToJsonString());
    }

    [Fact]
    public void a_special_procedure_stops_the_clock_and_its_working_days_do_not_count()
    {
        var stopped = Given.CaseInReview(SpecialProcedure.Begin(Given.CaseInReview(), Given.Reason));
        stopped.Status.ShouldBe(CaseStatus.Special);
        stopped.ClockRuns.ShouldBeFalse();

        var resumed = SpecialProcedure.End(stopped, Given.Monday.AddDays(7), Given.Calendar);

        resumed.ShouldBe([new CaseClockResumed(ChinaTime.EndOf(new DateOnly(2026, 12, 14)))]);
        var after = Given.Fold(stopped, Given.Monday.AddDays(7), resumed);
        (after.Status, after.ClockRuns).ShouldBe((CaseStatus.Review, true));
    }

    [Fact]
    public void a_special_procedure_needs_acceptance_and_a_reason()
    {
        Should.Throw<RefusalException>(() => SpecialProcedure.Begin(Given.Case(), Given.Reason)).Code.ShouldBe("case.not-accepted");
        Should.Throw<RefusalException>(() => SpecialProcedure.Begin(Given.AcceptedCase(), null))
            .Code.ShouldBe("case.reason-required");
        SpecialProcedure.End(Given.AcceptedCase(), Given.Monday, Given.Calendar).ShouldBeEmpty();
    }

    private IReadOnlyList<object> Supply(CaseState state) =>
        Supplementation.Supply(state, amended, "p-mother", ["hash"], Given.Monday.AddDays(7), Given.Calendar);
}
