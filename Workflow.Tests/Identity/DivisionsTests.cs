using Shouldly;
using Workflow.Activities.Identity;
using Xunit;

namespace Workflow.Tests.Identity;

public sealed class DivisionsTests
{
    [Fact]
    public void the_province_has_thirteen_cities_and_nanjing_eleven_districts()
    {
        Divisions.Cities.Count.ShouldBe(13);
        Divisions.DistrictsOf("320100").Count.ShouldBe(11);
    }

    [Theory]
    [InlineData("320106", "江苏省南京市鼓楼区", "320100")]
    [InlineData("320500", "江苏省苏州市", "320500")]
    [InlineData("320000", "江苏省", "320000")]
    public void a_division_knows_its_full_name_and_tenant(string code, string name, string tenant)
    {
        Divisions.FullNameOf(code).ShouldBe(name);
        Divisions.CityOf(code).ShouldBe(tenant);
    }

    [Fact]
    public void an_unknown_code_has_no_name() => Divisions.FullNameOf("999999").ShouldBeNull();

    [Theory]
    [InlineData("320106", "320100")]
    [InlineData("321300", "321300")]
    [InlineData("320000", "320000")]
    [InlineData("310101", null)]
    [InlineData("329900", null)]
    [InlineData("3201", null)]
    [InlineData("32010X", null)]
    public void a_division_belongs_to_the_city_its_first_four_digits_name(string division, string? tenant) =>
        Divisions.FindTenant(division).ShouldBe(tenant);
}
