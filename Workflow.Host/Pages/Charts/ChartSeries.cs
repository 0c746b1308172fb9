namespace Workflow.Host.Pages.Charts;

/// <summary>One row of values in a chart.</summary>
/// <param name="Name">Its name in the legend.</param>
/// <param name="Colour">CSS colour; told apart from the others by name and place as well, never by colour alone.</param>
/// <param name="Values">A value for each label; null where there is none.</param>
public sealed record ChartSeries(string Name, string Colour, IReadOnlyList<double?> Values);

/// <summary>What a chart shows.</summary>
/// <param name="Labels">Names along the axis.</param>
/// <param name="Series">Rows of values.</param>
/// <param name="Unit">Unit of the values; shown at the axis.</param>
/// <param name="Least">Where the axis of values begins.</param>
/// <param name="Most">Where it ends; null leaves it to the values.</param>
public sealed record ChartData(
    IReadOnlyList<string> Labels, IReadOnlyList<ChartSeries> Series, string Unit, double Least = 0, double? Most = null);

/// <summary>Colours with enough contrast to white for lines and areas (WCAG 2.2, 1.4.11), and to each other in lightness.</summary>
internal static class ChartColours
{
    public const string First = "#1d4f91";
    public const string Second = "#b8560f";
    public const string Third = "#2e7d4f";
    public const string Green = "#2e7d32";
    public const string Yellow = "#b26a00";
    public const string Red = "#b71c1c";

    /// <summary>The colours of series that mean nothing by their colour.</summary>
    public static IReadOnlyList<string> Plain { get; } = [First, Second, Third];
}
