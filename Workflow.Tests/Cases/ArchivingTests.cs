using Shouldly;
using Workflow.Activities.Cases;
using Workflow.Activities.Cases.Archiving;
using Workflow.Activities.Cases.Rating;
using Workflow.Activities.Common;
using Xunit;

namespace Workflow.Tests.Cases;

public sealed class ArchivingTests
{
    private static readonly ArchiveRule Rule = new(RetentionPeriod.TenYears, 30);

    [Fact]
    public void a_case_is_archived_once_its_days_are_over()
    {
        CaseArchiving.Decide(Given.ClosedCase(), Rule, false, Given.Monday.AddDays(30).AddSeconds(-1)).ShouldBeEmpty();
        CaseArchiving.Decide(Given.ClosedCase(), Rule, false, Given.Monday.AddDays(30))
            .ShouldBe([new CaseArchived($"ZW·2026·D10·{Given.Number}", "D10", new DateOnly(2036, 12, 31))]);
    }

    [Fact]
    public void what_still_goes_on_is_not_archived() =>
        CaseArchiving.Decide(Given.ClosedCase(), Rule, true, Given.Monday.AddYears(1)).ShouldBeEmpty();

    [Fact]
    public void an_open_case_and_an_archived_one_are_left_alone()
    {
        CaseArchiving.Decide(Given.AcceptedCase(), Rule, false, Given.Monday.AddYears(1)).ShouldBeEmpty();
        CaseArchiving.Decide(Archived(), Rule, false, Given.Monday.AddYears(1)).ShouldBeEmpty();
    }

    [Fact]
    public void a_permanent_record_has_no_last_day() =>
        CaseArchiving.Decide(Given.ClosedCase(), new ArchiveRule(RetentionPeriod.Permanent, 0), false, Given.Monday)
            .ShouldBe([new CaseArchived($"ZW·2026·Y·{Given.Number}", "Y", null)]);

    [Fact]
    public void a_record_is_not_rated_any_more() =>
        Should.Throw<RefusalException>(() => CaseRating.Decide(Archived(), 5, null)).Code.ShouldBe("case.archived");

    private static CaseState Archived() => Given.ClosedCase(
        [new CaseClosed(CaseResult.Granted, null), new CaseArchived("ZW·2026·D10·1", "D10", new DateOnly(2036, 12, 31))]);
}
