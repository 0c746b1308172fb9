using System.Collections.Immutable;
using System.Text.Json;
using Workflow.Engine.Definitions;

namespace Workflow.Engine.Execution;

/// <summary>An activity that is about to start.</summary>
internal sealed record Scheduled(
    string? OwnerId,
    ActivityNode Node,
    string? Tag = null,
    ImmutableDictionary<string, JsonElement>? Variables = null);

/// <summary>Activities about to start, first come, first served, as Elsa's scheduler has it.</summary>
internal sealed class ActivityQueue
{
    private readonly Dictionary<string, int> owned = new(StringComparer.Ordinal);
    private Queue<Scheduled> items = [];

    public bool IsEmpty => items.Count == 0;

    public void Add(Scheduled item)
    {
        items.Enqueue(item);
        Count(item, 1);
    }

    /// <summary>Counts one that will not start, so that nobody takes its owner for done.</summary>
    public void Refuse(Scheduled item) => Count(item, 1);

    public Scheduled Take()
    {
        var item = items.Dequeue();
        Count(item, -1);
        return item;
    }

    /// <summary>Whether anything of this owner is about to start.</summary>
    public bool Has(string ownerId) => owned.GetValueOrDefault(ownerId) > 0;

    /// <summary>Whether this owner's node is about to start.</summary>
    public bool Has(string ownerId, string nodeId) =>
        Has(ownerId) && items.Any(item => item.OwnerId == ownerId && item.Node.NodeId == nodeId);

    /// <summary>Forgets what this owner scheduled.</summary>
    public void Drop(string ownerId)
    {
        if (Has(ownerId))
        {
            items = new Queue<Scheduled>(items.Where(item => item.OwnerId != ownerId));
            owned.Remove(ownerId);
        }
    }

    public void Clear()
    {
        items.Clear();
        owned.Clear();
    }

    private void Count(Scheduled item, int change)
    {
        if (item.OwnerId is { } owner)
        {
            owned[owner] = owned.GetValueOrDefault(owner) + change;
        }
    }
}
