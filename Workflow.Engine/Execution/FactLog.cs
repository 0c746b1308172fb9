using System.Collections.Immutable;
using Workflow.Engine.Instances;

namespace Workflow.Engine.Execution;

/// <summary>
/// The facts of a burst as they come. What a composite remembers is written again with every child that completes; a burst
/// is stored whole, so that only the last of these facts says anything, and none once the composite has ended. The others
/// are left out, or a loop would store what it remembers a thousand times over.
/// </summary>
internal sealed class FactLog
{
    private readonly List<Fact?> facts = [];
    private readonly Dictionary<string, int> bags = new(StringComparer.Ordinal);

    /// <summary>How many came, those left out too.</summary>
    public int Count => facts.Count;

    /// <summary>Size of those that are left.</summary>
    public long Bytes { get; private set; }

    /// <summary>Adds one.</summary>
    /// <param name="fact">What happened.</param>
    /// <param name="isOnlyBag">Whether all that folding it changes is what a composite remembers.</param>
    public void Add(Fact fact, bool isOnlyBag)
    {
        switch (fact)
        {
            case BagChanged changed:
                Leave(changed.ExecutionId);
                _ = isOnlyBag && bags.TryAdd(changed.ExecutionId, facts.Count);
                break;
            case ActivityCompleted completed:
                Leave(completed.ExecutionId);
                break;
            case ActivityCancelled cancelled:
                Leave(cancelled.ExecutionId);
                break;
            default:
                break;
        }

        Bytes += FactSize.Of(fact);
        facts.Add(fact);
    }

    /// <summary>What is stored.</summary>
    public ImmutableArray<Fact> ToImmutable() => [.. facts.OfType<Fact>()];

    private void Leave(string executionId)
    {
        if (bags.Remove(executionId, out var index))
        {
            Bytes -= FactSize.Of(facts[index]!);
            facts[index] = null;
        }
    }
}
