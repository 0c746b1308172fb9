using Shouldly;
using Workflow.Activities.Callers;
using Workflow.Activities.Cases;
using Workflow.Activities.Cases.Viewing;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;
using Xunit;

namespace Workflow.Tests.Cases;

public sealed class SightTests
{
    [Fact]
    public void the_applicant_sees_all() =>
        CaseAccess.Of(Caller("citizen1", Roles.Citizen, tenant: ""), Given.Case()).ShouldBe(Sight.Clear);

    [Fact]
    public void another_citizen_does_not_know_of_it() =>
        CaseAccess.Of(Caller("citizen2", Roles.Citizen, tenant: ""), Given.Case()).ShouldBe(Sight.None);

    [Fact]
    public void clerks_see_personal_values_once_their_item_is_open_or_a_task_is_theirs()
    {
        var health = Caller("clerk1", Roles.Clerk, "320100-wjw");
        var data = Caller("clerk2", Roles.Clerk, "320100-sjj");

        CaseAccess.Of(health, Given.AcceptedCase()).ShouldBe(Sight.Masked);
        CaseAccess.Of(health, Given.CaseInReview()).ShouldBe(Sight.Clear);
        CaseAccess.Of(data, Given.CaseInReview()).ShouldBe(Sight.None);
        CaseAccess.Of(data, Given.CaseInReview(new CaseTaskOpened("t1", "预审", "320100-sjj", null))).ShouldBe(Sight.Clear);
    }

    [Theory]
    [InlineData(Roles.Coordinator, "320100", true)]
    [InlineData(Roles.Auditor, "320000", true)]
    [InlineData(Roles.Administrator, "320100", true)]
    [InlineData(Roles.Coordinator, "320200", false)]
    [InlineData(Roles.Analyst, "320100", false)]
    [InlineData(Roles.Clerk, "320000", false)]
    public void the_office_oversees_its_tenant_and_the_province_all_without_personal_values(
        string role, string tenant, bool sees) =>
        CaseAccess.Of(Caller("staff", role, tenant: tenant), Given.Case()).ShouldBe(sees ? Sight.Masked : Sight.None);

    [Fact]
    public void staff_who_see_it_may_not_act_for_the_applicant() =>
        Should.Throw<RefusalException>(() => CaseAccess.RequireFiler(
                Caller("staff", Roles.Coordinator), new Loaded<CaseState>("case:x", 1, "", Given.Case())))
            .Kind.ShouldBe(RefusalKind.Forbidden);

    [Fact]
    public void who_does_not_see_it_is_told_that_it_is_not_there() =>
        Should.Throw<RefusalException>(() => CaseAccess.RequireFiler(
                Caller("citizen2", Roles.Citizen), new Loaded<CaseState>("case:x", 1, "", Given.Case())))
            .Kind.ShouldBe(RefusalKind.NotFound);

    [Theory]
    [InlineData("320100-2026-000001-01")]
    [InlineData("case:320100-2026-000001")]
    [InlineData("")]
    public void what_is_no_case_number_is_not_found(string number) =>
        Should.Throw<RefusalException>(() => CaseNumber.TenantOf(number)).Kind.ShouldBe(RefusalKind.NotFound);

    [Fact]
    public void a_row_holds_what_lists_need_and_no_form()
    {
        var row = CaseRows.Of(Given.CaseInReview());

        row.Organisations.ShouldBe(["320100-gaj", "320100-rsj", "320100-wjw", "320100-ybj"]);
        (row.Id, row.Status, row.DueAt).ShouldBe((Given.Number, CaseStatus.Review, Given.Calendar.Deadline(Given.Monday, 10)));
        CaseRows.Of(Given.CaseInReview(new SupplementRequested([], "b"))).DueAt.ShouldBeNull();
    }

    private static Caller Caller(string id, string role, string organisation = "", string tenant = "320100") =>
        new(id, new HashSet<string> { role }, organisation, tenant, tenant);
}
