namespace Workflow.Engine.Streams;

/// <summary>Stored names of events.</summary>
internal sealed class EventNames(IEnumerable<EventName> names)
{
    private readonly Dictionary<Type, string> byType = names.ToDictionary(name => name.Type, name => name.Name);

    public string NameOf(Type type) =>
        byType.TryGetValue(type, out var name)
            ? name
            : throw new InvalidOperationException($"{type.Name} has no stored name; register it with AddEvent.");
}
