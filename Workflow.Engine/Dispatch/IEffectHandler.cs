using System.Text.Json;

namespace Workflow.Engine.Dispatch;

/// <summary>Performs one kind of effect. Called at least once per key.</summary>
public interface IEffectHandler
{
    /// <summary>The kind of <see cref="EffectWork"/> it performs.</summary>
    string Kind { get; }

    /// <summary>
    /// Performs the effect. Exceptions count as <see cref="EffectOutcome.Unavailable"/>: the engine tries again later
    /// with the same key. The answer must hold personal values sealed only.
    /// </summary>
    Task<EffectOutcome> PerformAsync(EffectWork effect, int attempt, CancellationToken cancellation);
}

/// <summary>How an effect ended.</summary>
public abstract record EffectOutcome
{
    private EffectOutcome()
    {
    }

    /// <summary>It was done; the answer is what the activity gets.</summary>
    public sealed record Answered(JsonElement Answer) : EffectOutcome;

    /// <summary>The other side refused for good; trying again with the same key is pointless.</summary>
    public sealed record Refused(string Code, string Message) : EffectOutcome;

    /// <summary>Not now; try again later with the same key.</summary>
    public sealed record Unavailable(string Message) : EffectOutcome;
}
