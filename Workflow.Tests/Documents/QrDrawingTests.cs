using System.Globalization;
using System.Text.RegularExpressions;
using Shouldly;
using Workflow.Activities.Documents.Codes;
using Xunit;

namespace Workflow.Tests.Documents;

public sealed partial class QrDrawingTests
{
    private const int Quiet = 4;

    private static readonly string[] Finder = ["#######", "#     #", "# ### #", "# ### #", "# ### #", "#     #", "#######"];

    [Theory]
    [InlineData("HELLO WORLD", 21)]
    [InlineData("https://www.example.gov.cn/track?number=320100-2026-000001", 37)]
    public void a_code_is_as_large_as_the_standard_says(string content, int modules) =>
        QrDrawing.Of(content).Size.ShouldBe(modules + (2 * Quiet));

    [Fact]
    public void three_corners_tell_a_camera_where_it_is_and_a_quiet_zone_surrounds_them()
    {
        var picture = Picture(QrDrawing.Of("HELLO WORLD"));
        var last = picture.Length - Quiet - Finder.Length;

        Part(picture, Quiet, Quiet).ShouldBe(Finder);
        Part(picture, last, Quiet).ShouldBe(Finder);
        Part(picture, Quiet, last).ShouldBe(Finder);
        string.Concat(picture[..Quiet].Concat(picture[^Quiet..])).ShouldNotContain('#');
        string.Concat(picture.Select(line => line[..Quiet] + line[^Quiet..])).ShouldNotContain('#');
    }

    [Fact]
    public void the_timing_patterns_alternate()
    {
        var line = Picture(QrDrawing.Of("HELLO WORLD"))[Quiet + 6];

        line[(Quiet + 8)..(Quiet + 13)].ShouldBe("# # #");
    }

    private static string[] Part(string[] picture, int x, int y) =>
        [.. picture[y..(y + Finder.Length)].Select(line => line[x..(x + Finder.Length)])];

    private static string[] Picture(QrDrawing code)
    {
        var lines = Enumerable.Range(0, code.Size).Select(_ => new string(' ', code.Size).ToCharArray()).ToArray();
        foreach (Match run in Run().Matches(code.Path))
        {
            var (x, y, length) = (Number(run, 1), Number(run, 2), Number(run, 3));
            lines[y].AsSpan(x, length).Fill('#');
        }

        return [.. lines.Select(line => new string(line))];
    }

    private static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"M(\d+) (\d+)h(\d+)v1H\1z")]
    private static partial Regex Run();
}
