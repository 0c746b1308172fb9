namespace Workflow.Activities.Examples;

/// <summary>Numbers that follow from a seed alone (SplitMix64), the same on every machine and release.</summary>
internal sealed class Draw(long seed)
{
    private ulong state = unchecked((ulong)seed * 0xD1342543DE82EF95UL) + 0x632BE59BD9B4E019UL;

    /// <summary>The next number, from 0 up to but not including <paramref name="limit"/>.</summary>
    internal int Next(int limit)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15UL;
            var z = state;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return (int)((z ^ (z >> 31)) % (ulong)limit);
        }
    }
}
