using System.Collections.Immutable;

namespace Workflow.Host.Api.Elsa.Live;

/// <summary>An instance that somebody looks at.</summary>
internal sealed record ObservedInstance(string Tenant, string Id)
{
    /// <summary>Those who look at it.</summary>
    public string Group => $"{Tenant}/{Id}";
}

/// <summary>Which connections of this node look at which instances.</summary>
internal sealed class Observations
{
    private ImmutableDictionary<string, ImmutableHashSet<ObservedInstance>> byConnection =
        ImmutableDictionary<string, ImmutableHashSet<ObservedInstance>>.Empty;

    /// <summary>The instances looked at.</summary>
    public IReadOnlyCollection<ObservedInstance> All => [.. byConnection.Values.SelectMany(observed => observed).Distinct()];

    /// <summary>Adds one; false when the connection looks at too many.</summary>
    public bool Add(string connection, ObservedInstance instance, int most)
    {
        var changed = ImmutableInterlocked.AddOrUpdate(
            ref byConnection,
            connection,
            _ => [instance],
            (_, observed) => observed.Count < most ? observed.Add(instance) : observed);
        return changed.Contains(instance);
    }

    /// <summary>Forgets a connection.</summary>
    public void Remove(string connection) => ImmutableInterlocked.TryRemove(ref byConnection, connection, out _);
}
