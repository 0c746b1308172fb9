using System.Globalization;

namespace Workflow.Tests.Ledger;

/// <summary>How a promise was broken.</summary>
internal enum Broken
{
    /// <summary>What was acknowledged is nowhere.</summary>
    Lost,

    /// <summary>What should have happened once has happened more often.</summary>
    Doubled,

    /// <summary>Something neither ended nor waits on anything that exists.</summary>
    Stuck,

    /// <summary>The books contradict each other: chains, snapshots, read models.</summary>
    Wrong,
}

/// <summary>One broken promise.</summary>
internal sealed record Finding(Broken Kind, string What)
{
    public static Finding Lost(string what) => new(Broken.Lost, what);

    public static Finding Doubled(string what) => new(Broken.Doubled, what);

    public static Finding Stuck(string what) => new(Broken.Stuck, what);

    public static Finding Wrong(string what) => new(Broken.Wrong, what);

    /// <summary>What should be there exactly once.</summary>
    public static IEnumerable<Finding> Once(int count, string what) => count switch
    {
        0 => [Lost(what)],
        1 => [],
        _ => [Doubled(string.Create(CultureInfo.InvariantCulture, $"{what}: {count} times"))],
    };
}
