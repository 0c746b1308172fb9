using System.Globalization;
using System.Numerics;
using Workflow.Engine.Execution;

namespace Workflow.Host.Composition;

/// <summary>How the engine runs definitions, from <c>Engine:…</c>.</summary>
internal static class EngineSettings
{
    private const string Mode = "Engine:FlowchartMode";
    private const string Activities = "Engine:BurstActivities";
    private const string Bytes = "Engine:BurstBytes";

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

    private static T Limit<T>(IConfiguration configuration, string key, T byDefault)
        where T : struct, INumber<T> =>
        configuration[key] is not { Length: > 0 } given
            ? byDefault
            : T.TryParse(given, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && T.IsPositive(limit) && !T.IsZero(limit)
                ? limit
                : throw new StartupException($"{key} is “{given}”; it can be a whole number above 0.");
}
