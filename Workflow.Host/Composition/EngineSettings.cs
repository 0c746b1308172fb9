using System.Globalization;
using System.Numerics;
using Workflow.Engine.Execution;
using Workflow.Engine.Housekeeping;

namespace Workflow.Host.Composition;

/// <summary>How the engine runs definitions, from <c>Engine:…</c>.</summary>
internal static class EngineSettings
{
    private const string Mode = "Engine:FlowchartMode";
    private const string Activities = "Engine:BurstActivities";
    private const string Bytes = "Engine:BurstBytes";
    private const string Batches = "Retention:Batches";
    private const string Keys = "Retention:IdempotencyKeys";

    /// <summary>How flowcharts run where the definition does not say: <c>Counter</c>, Elsa's default, or <c>Token</c>.</summary>
    /// <exception cref="StartupException">It is something else.</exception>
    public static FlowchartMode FlowchartMode(IConfiguration configuration) =>
        configuration[Mode] is not { Length: > 0 } given
            ? Engine.Execution.FlowchartMode.Counter
            : Enum.TryParse<FlowchartMode>(given, ignoreCase: true, out var mode) && Enum.IsDefined(mode)
                ? mode
                : throw new StartupException($"{Mode} is “{given}”; it can be Counter or Token.");

    /// <summary>How much one burst may do.</summary>
    /// <exception cref="StartupException">A limit is no positive number.</exception>
    public static BurstLimits BurstLimits(IConfiguration configuration) => new(
        Limit(configuration, Activities, Engine.Execution.BurstLimits.MostActivities),
        Limit(configuration, Bytes, Engine.Execution.BurstLimits.MostBytes));

    /// <summary>How long rows are kept that are no part of any history.</summary>
    /// <exception cref="StartupException">It is no time span, or less than a day: callers repeat what they got no answer to.</exception>
    public static Retention Retention(IConfiguration configuration) => new(
        Span(configuration, Batches, Engine.Housekeeping.Retention.Default.Batches),
        Span(configuration, Keys, Engine.Housekeeping.Retention.Default.IdempotencyKeys));

    private static TimeSpan Span(IConfiguration configuration, string key, TimeSpan byDefault) =>
        configuration[key] is not { Length: > 0 } given
            ? byDefault
            : TimeSpan.TryParse(given, CultureInfo.InvariantCulture, out var span) && span >= TimeSpan.FromDays(1)
                ? span
                : throw new StartupException($"{key} is “{given}”; it can be a day or more, such as 30.00:00:00.");

    private static T Limit<T>(IConfiguration configuration, string key, T byDefault)
        where T : struct, INumber<T> =>
        configuration[key] is not { Length: > 0 } given
            ? byDefault
            : T.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && T.IsPositive(limit) && !T.IsZero(limit)
                ? limit
                : throw new StartupException($"{key} is “{given}”; it can be a whole number above 0.");
}
