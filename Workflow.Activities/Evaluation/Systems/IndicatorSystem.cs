namespace Workflow.Activities.Evaluation.Systems;

/// <summary>指标体系: what units are judged by. A round keeps the one it was opened with, whatever becomes of the file.</summary>
/// <param name="Code">Code: the name of its file.</param>
/// <param name="Version">Raised by whoever changes it, so that people can tell which one a round was scored by.</param>
/// <param name="Name">Name.</param>
/// <param name="Indicators">指标; their weights make up 100.</param>
/// <param name="Commendation">Who is commended.</param>
/// <param name="Description">What it is for.</param>
public sealed record IndicatorSystem(
    string Code,
    int Version,
    string Name,
    IReadOnlyList<Indicator> Indicators,
    CommendationRule Commendation,
    string Description = "")
{
    /// <summary>What the weights of all indicators make up together.</summary>
    public const decimal WholeWeight = 100;

    /// <summary>An indicator, or null.</summary>
    public Indicator? Find(string code) => Indicators.FirstOrDefault(each => each.Code == code);
}

/// <summary>指标.</summary>
/// <param name="Code">Code within the system.</param>
/// <param name="Title">Name.</param>
/// <param name="Weight">权重, of 100.</param>
/// <param name="Source"><c>unit</c>: asked of the units; <c>engine:…</c>: measured by that source.</param>
/// <param name="Rule">How its value becomes points.</param>
/// <param name="Unit">Unit of its values, such as <c>%</c>.</param>
/// <param name="WhenMissing">See <see cref="Systems.WhenMissing"/>.</param>
/// <param name="Least">Least value a unit may give.</param>
/// <param name="Most">Greatest value a unit may give.</param>
/// <param name="Guide">How a unit works its value out, and what it gives as evidence.</param>
public sealed record Indicator(
    string Code,
    string Title,
    decimal Weight,
    string Source,
    ScoringRule Rule,
    string Unit = "",
    string WhenMissing = WhenMissing.Zero,
    decimal? Least = null,
    decimal? Most = null,
    string Guide = "")
{
    /// <summary>The source of values that units give.</summary>
    public const string OfUnits = "unit";

    internal const string EnginePrefix = "engine:";

    /// <summary>Whether units are asked for it.</summary>
    public bool IsAsked => Source == OfUnits;

    /// <summary>The name of the source that measures it; null when units give it.</summary>
    public string? Measure => Source.StartsWith(EnginePrefix, StringComparison.Ordinal) ? Source[EnginePrefix.Length..] : null;
}

/// <summary>What follows when a unit has no value for an indicator.</summary>
public static class WhenMissing
{
    /// <summary>No points.</summary>
    public const string Zero = "zero";

    /// <summary>不适用: it is left out for the unit, and the rest of its weights count for the whole.</summary>
    public const string LeaveOut = "leave-out";
}

/// <summary>表彰: who is commended.</summary>
/// <param name="Places">Ranks that are; whoever shares the last of them is too.</param>
/// <param name="AtLeast">Least total.</param>
/// <param name="Barred">一票否决: a unit with fewer points in one of these is not commended.</param>
public sealed record CommendationRule(int Places, decimal AtLeast, IReadOnlyList<CommendationBar>? Barred = null);

/// <summary>一票否决.</summary>
/// <param name="Indicator">Code of the indicator.</param>
/// <param name="Below">Fewer points than these bar a unit.</param>
public sealed record CommendationBar(string Indicator, decimal Below);
