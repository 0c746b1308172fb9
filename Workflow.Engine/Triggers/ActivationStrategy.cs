using System.Text.Json;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Triggers;

/// <summary>When a definition may have another instance (启动策略); Elsa's <c>options.activationStrategyType</c>.</summary>
internal enum ActivationStrategy
{
    /// <summary>Always: Elsa's default.</summary>
    Always,

    /// <summary>Not while an instance of the definition is running.</summary>
    Singleton,

    /// <summary>Not while any instance with the correlation id is running, of whatever definition.</summary>
    Correlation,

    /// <summary>Not while an instance of the definition with the correlation id is running.</summary>
    CorrelatedSingleton,
}

/// <summary>Reads the strategy off a definition.</summary>
internal static class ActivationStrategies
{
    private const string Suffix = "Strategy";

    /// <summary>The strategy of a definition's options, or null when this engine does not know it.</summary>
    public static ActivationStrategy? Find(JsonElement options) => ShortName(options) switch
    {
        "" or "AllowAlways" => ActivationStrategy.Always,
        "Singleton" => ActivationStrategy.Singleton,
        "Correlation" => ActivationStrategy.Correlation,
        "CorrelatedSingleton" => ActivationStrategy.CorrelatedSingleton,
        _ => null,
    };

    // Elsa writes the assembly-qualified name: Elsa.Workflows.Runtime.ActivationValidators.SingletonStrategy, Elsa….
    private static string ShortName(JsonElement options)
    {
        var name = (options.Text("activationStrategyType") ?? string.Empty).Split(',')[0].Split('.')[^1].Trim();
        return name.EndsWith(Suffix, StringComparison.Ordinal) ? name[..^Suffix.Length] : name;
    }
}
