namespace Workflow.Engine.Streams;

/// <summary>Stored names of events.</summary>
internal sealed class EventNames(IEnumerable<EventName> names)
{
    private readonly Dictionary<Type, (string Name, string DotNetType)> byType = names.ToDictionary(
        name => name.Type,
        name => (name.Name, $"{name.Type.FullName}, {name.Type.Assembly.GetName().Name}"));

    public string NameOf(Type type) => Find(type).Name;

    /// <summary>The name of its class as Marten writes it beside the event's.</summary>
    public string DotNetTypeOf(Type type) => Find(type).DotNetType;

    private (string Name, string DotNetType) Find(Type type) =>
        byType.TryGetValue(type, out var found)
            ? found
            : throw new InvalidOperationException($"{type.Name} has no stored name; register it with AddEvent.");
}
