using Shouldly;
using Workflow.Activities.Cases;
using Xunit;

namespace Workflow.Tests.Cases;

public sealed class CaseNumberTests
{
    [Theory]
    [InlineData("wf-320100-2026-000001", "320100")]
    [InlineData("wf-320100-2026-1000001", "320100")]
    [InlineData("nightly-count", null)]
    public void an_instance_lives_where_the_case_that_its_id_names_does(string instance, string? tenant) =>
        CaseNumber.TenantWithin(instance).ShouldBe(tenant);
}
