using System.Collections.Immutable;
using Shouldly;
using Workflow.Activities.Callers;
using Workflow.Activities.Organisations;
using Workflow.Activities.ProjectFiling;
using Workflow.Activities.ProjectFiling.Levels;
using Workflow.Tests.Support;
using Xunit;

namespace Workflow.Tests.ProjectFiling;

/// <summary>Which levels a project passes, and who sees it, with the organisations that are shipped.</summary>
public sealed class FilingPathTests
{
    private static readonly Dictionary<string, Organisation> Organisations =
        OrganisationDirectory.Parse(File.ReadAllText(Repository.Definitions.At("organisations.json")));

    [Theory]
    [InlineData("320106-jyj", "province", "320106-sjj 320100-sjj 320000-sjj")]
    [InlineData("320106-jyj", "city", "320106-sjj 320100-sjj")]
    [InlineData("320100-wjw", "province", "320100-sjj 320000-sjj")]
    [InlineData("320100-wjw", "county", "320100-sjj")]
    [InlineData("320000-mzt", "city", "320000-sjj")]
    public void a_project_begins_at_the_level_of_its_unit_and_ends_where_the_table_says(string unit, string last, string officers) =>
        string.Join(' ', FilingPath.Of(Organisations[unit], last, Organisations.Values).Select(each => each.Organisation)).ShouldBe(officers);

    [Fact]
    public void a_county_without_a_data_bureau_is_passed_over() =>
        FilingPath.Of(new Organisation("320104-jyj", "秦淮区教育局", "education", "320104", "320100"), "city", Organisations.Values)
            .ShouldHaveSingleItem().Level.ShouldBe(ProjectLevel.City);

    [Theory]
    [InlineData("clerk", "320106-jyj", true, false, false)]
    [InlineData("clerk", "320106-sjj", true, false, false)]
    [InlineData("clerk", "320115-sjj", false, false, false)]
    [InlineData("clerk", "320100-wjw", false, false, false)]
    [InlineData("clerk", "320100-sjj", true, true, false)]
    [InlineData("clerk", "320500-sjj", false, false, true)]
    [InlineData("clerk", "320000-mzt", false, false, false)]
    [InlineData("clerk", "320000-sjj", true, true, true)]
    [InlineData("coordinator", "320000-sjj", true, true, true)]
    [InlineData("citizen", "", false, false, false)]
    public void units_see_theirs_counties_and_cities_their_own_and_the_province_all(
        string role, string organisation, bool gulou, bool nanjing, bool suzhou)
    {
        var own = Organisations.GetValueOrDefault(organisation);
        var sight = ProjectSight.Of(
            new Caller("c", ImmutableHashSet.Create(role), organisation, own?.Division ?? string.Empty, own?.Tenant ?? string.Empty), own);

        (sight?.Reaches("320106-jyj", "320106") ?? false, sight?.Reaches("320100-gaj", "320100") ?? false, sight?.Reaches("320500-jyj", "320500") ?? false)
            .ShouldBe((gulou, nanjing, suzhou));
    }
}
