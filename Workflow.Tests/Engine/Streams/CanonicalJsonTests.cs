using System.Text;
using System.Text.Json;
using Shouldly;
using Workflow.Engine.Streams;
using Xunit;

namespace Workflow.Tests.Engine.Streams;

public sealed class CanonicalJsonTests
{
    [Theory]
    [InlineData("333333333.33333329", "333333333.3333333")]
    [InlineData("1E30", "1e+30")]
    [InlineData("4.50", "4.5")]
    [InlineData("2e-3", "0.002")]
    [InlineData("0.000000000000000000000000001", "1e-27")]
    [InlineData("-0", "0")]
    [InlineData("100", "100")]
    [InlineData("1e21", "1e+21")]
    [InlineData("123456789012345680000", "123456789012345680000")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("0.0000001", "1e-7")]
    [InlineData("5e-324", "5e-324")]
    [InlineData("1.7976931348623157e308", "1.7976931348623157e+308")]
    [InlineData("-12.75", "-12.75")]
    public void numbers_are_written_as_ecmascript_prints_doubles(string written, string canonical) =>
        Canonical(written).ShouldBe(canonical);

    [Fact]
    public void members_are_sorted_and_text_is_escaped_as_little_as_possible() =>
        Canonical("""{"peach":"This sorting order", "péché":1, "pêche":[true,null,"€$\u000f\nA'\u0042\u0022\u005c\\\"\/"], "出生":{}}""")
            .ShouldBe("""{"peach":"This sorting order","péché":1,"pêche":[true,null,"€$\u000f\nA'B\"\\\\\"/"],"出生":{}}""");

    private static string Canonical(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Encoding.UTF8.GetString(CanonicalJson.Write(document.RootElement).Span);
    }
}
