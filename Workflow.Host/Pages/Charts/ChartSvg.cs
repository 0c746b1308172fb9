using System.Globalization;
using System.Text.RegularExpressions;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Series;

namespace Workflow.Host.Pages.Charts;

/// <summary>
/// Draws charts on the server, so that they are there without script, on paper and for every browser. The numbers stand in a
/// table beside each picture.
/// </summary>
internal static partial class ChartSvg
{
    private const double Width = 640;
    private const double BarHeight = 32;
    private const double AxisRoom = 50;
    private const double LineHeight = 260;
    private const double LetterWidth = 17.5;
    private static long drawn;
    private const string Font = "system-ui, 'Noto Sans CJK SC', 'Microsoft YaHei', sans-serif";

    /// <summary>Horizontal bars, one for each label; several series are stacked.</summary>
    public static string Bars(ChartData data)
    {
        var model = Model();
        var labels = new CategoryAxis
        {
            Position = AxisPosition.Left,
            StartPosition = 1,
            EndPosition = 0,
            GapWidth = 0.4,
            TickStyle = TickStyle.None,
        };
        labels.Labels.AddRange(data.Labels);
        model.Axes.Add(labels);
        model.Axes.Add(Values(data, AxisPosition.Bottom));
        model.PlotMargins = new OxyThickness(Math.Clamp(data.Labels.Max(label => label.Length) * LetterWidth, 60, 300), 10, 30, 40);
        foreach (var series in data.Series)
        {
            var bars = new BarSeries
            {
                Title = series.Name,
                FillColor = OxyColor.Parse(series.Colour),
                IsStacked = data.Series.Count > 1,
                LabelFormatString = data.Series.Count > 1 ? null : "{0:0.#}",
                LabelPlacement = LabelPlacement.Outside,
                LabelMargin = 6,
            };
            bars.Items.AddRange(series.Values.Select(value => new BarItem(value ?? 0)));
            model.Series.Add(bars);
        }

        return Draw(model, AxisRoom + (data.Labels.Count * BarHeight));
    }

    /// <summary>Lines over the labels, with a mark at each value.</summary>
    public static string Lines(ChartData data)
    {
        var model = Model();
        var labels = new CategoryAxis { Position = AxisPosition.Bottom, GapWidth = 0.1, MajorStep = Math.Ceiling(data.Labels.Count / 5.0) };
        labels.Labels.AddRange(data.Labels);
        model.Axes.Add(labels);
        model.Axes.Add(Values(data, AxisPosition.Left));
        model.PlotMargins = new OxyThickness(60, 14, 20, 40);
        MarkerType[] marks = [MarkerType.Circle, MarkerType.Square, MarkerType.Triangle];
        foreach (var (series, i) in data.Series.Select((series, i) => (series, i)))
        {
            var line = new LineSeries
            {
                Title = series.Name,
                Color = OxyColor.Parse(series.Colour),
                StrokeThickness = 2.5,
                MarkerType = marks[i % marks.Length],
                MarkerSize = 5,
                MarkerFill = OxyColor.Parse(series.Colour),
            };
            line.Points.AddRange(series.Values.Select((value, at) => new DataPoint(at, value ?? double.NaN)));
            model.Series.Add(line);
        }

        return Draw(model, LineHeight);
    }

    private static PlotModel Model()
    {
        var model = new PlotModel
        {
            DefaultFont = Font,
            DefaultFontSize = 17,
            Background = OxyColors.White,
            PlotAreaBorderThickness = new OxyThickness(0),
        };
        return model;
    }

    private static LinearAxis Values(ChartData data, AxisPosition position) => new()
    {
        Position = position,
        Minimum = data.Least,
        Maximum = data.Most ?? double.NaN,
        MaximumPadding = 0.12,
        MinimumMajorStep = data.Most is null ? 1 : 0,
        MajorGridlineStyle = LineStyle.Solid,
        MajorGridlineColor = OxyColor.FromRgb(0xdd, 0xdd, 0xdd),
        IntervalLength = 60,
        TickStyle = TickStyle.None,
    };

    private static string Draw(PlotModel model, double height)
    {
        var svg = new SvgExporter { Width = Width, Height = height, IsDocument = false }.ExportToString(model);

        // The pages' content policy allows no style attributes: each declaration becomes the attribute of the same name.
        svg = Style().Replace(svg, style => string.Join(' ', Declaration().Matches(style.Groups[1].Value)
            .Select(each => $"{each.Groups[1].Value}=\"{each.Groups[2].Value}\"")));

        // Names within a picture hold for the whole page: each picture's clip paths get names of their own.
        var own = string.Create(CultureInfo.InvariantCulture, $"clip{Interlocked.Increment(ref drawn)}-");
        svg = svg.Replace("id=\"clipPath", $"id=\"{own}", StringComparison.Ordinal)
            .Replace("url(#clipPath", $"url(#{own}", StringComparison.Ordinal);

        // It grows and shrinks with its place; the words about it stand on the element around it.
        return svg.Replace(
            "<svg ",
            FormattableString.Invariant($"<svg viewBox=\"0 0 {Width} {height}\" aria-hidden=\"true\" focusable=\"false\" "),
            StringComparison.Ordinal);
    }

    [GeneratedRegex("style=\"([^\"]*)\"")]
    private static partial Regex Style();

    [GeneratedRegex("([a-z-]+):([^;]+);?")]
    private static partial Regex Declaration();
}
