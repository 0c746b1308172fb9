using System.Text.RegularExpressions;
using System.Xml.Linq;
using Shouldly;
using Workflow.Host.Pages.Charts;
using Xunit;

namespace Workflow.Tests.Pages;

public sealed partial class ChartTests
{
    private static readonly ChartData Data = new(
        ["江苏省民政厅", "江苏省财政厅"],
        [new ChartSeries("红灯", ChartColours.Red, [1, 0]), new ChartSeries("绿灯", ChartColours.Green, [2, null])],
        "件");

    [Fact]
    public void pictures_hold_no_style_that_the_pages_policy_forbids()
    {
        foreach (var svg in new[] { ChartSvg.Bars(Data), ChartSvg.Lines(Data) })
        {
            var drawn = XElement.Parse(svg);
            drawn.DescendantsAndSelf().Attributes("style").ShouldBeEmpty();
            drawn.Attribute("viewBox").ShouldNotBeNull();
            drawn.Descendants().Attributes("fill").Select(fill => fill.Value).ShouldContain("rgb(183,28,28)", "red, as its series says");
        }
    }

    [Fact]
    public void two_pictures_on_a_page_do_not_cut_each_other_off()
    {
        string[] names = [.. Names(ChartSvg.Bars(Data)), .. Names(ChartSvg.Bars(Data))];

        names.ShouldNotBeEmpty();
        names.Distinct().Count().ShouldBe(names.Length);

        static IEnumerable<string> Names(string svg)
        {
            string[] names = [.. Id().Matches(svg).Select(found => found.Groups[1].Value)];
            Use().Matches(svg).Select(found => found.Groups[1].Value).Except(names).ShouldBeEmpty();
            return names;
        }
    }

    [GeneratedRegex("id=\"([^\"]+)\"")]
    private static partial Regex Id();

    [GeneratedRegex(@"url\(#([^)]+)\)")]
    private static partial Regex Use();
}
