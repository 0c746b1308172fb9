using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Workflow.Engine;
using Workflow.Engine.Streams;
using Workflow.Host;
using Workflow.Host.EmbeddedPostgres;

namespace Workflow.Tests.Golden;

/// <summary>Every name that stands in stored events: of events, and of what is told apart inside them.</summary>
internal static class GoldenNames
{
    private static readonly Assembly[] Assemblies =
        [typeof(EngineSetup).Assembly, typeof(Workflow.Activities.Common.DefinitionsFolder).Assembly, typeof(HostApplication).Assembly];

    private static readonly IServiceCollection House = Compose();

    private static readonly HashSet<Type> Folded =
        [.. House.Select(one => one.ImplementationInstance).OfType<FoldedKind>().Select(kind => kind.StateType)];

    /// <summary>Event types by stored name.</summary>
    public static IReadOnlyDictionary<string, Type> Events { get; } = House
        .Select(one => one.ImplementationInstance).OfType<EventName>()
        .ToDictionary(name => name.Name, name => name.Type);

    /// <summary>State types by kind of stream; where several read a kind, the one that its read models are made of.</summary>
    public static IReadOnlyDictionary<string, Type> States { get; } = Assemblies
        .SelectMany(assembly => assembly.GetTypes())
        .Where(type => type.GetInterfaces().Any(one =>
            one.IsGenericType && one.GetGenericTypeDefinition() == typeof(IFoldable<>) && one.GenericTypeArguments[0] == type))
        .GroupBy(type => (string)type.GetProperty("StreamKind", BindingFlags.Static | BindingFlags.Public)!.GetValue(null)!)
        .ToDictionary(kind => kind.Key, kind => kind.FirstOrDefault(Folded.Contains) ?? kind.First());

    /// <summary>Discriminators inside events: the member that tells, and every name it may have.</summary>
    private static readonly Dictionary<string, HashSet<string>> Discriminators = Inside(Events.Values)
        .Select(type => (Member: type.GetCustomAttribute<JsonPolymorphicAttribute>(false)?.TypeDiscriminatorPropertyName, Type: type))
        .Where(one => one.Member is not null)
        .GroupBy(one => one.Member!)
        .ToDictionary(
            group => group.Key,
            group => group.SelectMany(one => Derived(one.Type)).Select(derived => (string)derived.TypeDiscriminator!)
                .ToHashSet(StringComparer.Ordinal));

    /// <summary>Answers of commands run inside a burst; the burst is stored with the stimulus that began it.</summary>
    private static readonly string[] NeverStored = ["stimulus:command-answered", "stimulus:command-refused"];

    /// <summary>What golden streams have to show.</summary>
    public static IReadOnlySet<string> Required { get; } = Events.Keys
        .Concat(Discriminators.SelectMany(one => one.Value.Select(name => $"{one.Key}:{name}")))
        .Except(NeverStored)
        .ToHashSet(StringComparer.Ordinal);

    /// <summary>What an event shows.</summary>
    public static IEnumerable<string> In(GoldenEvent stored) => Inside(stored.Data).Prepend(stored.Type);

    private static IEnumerable<string> Inside(JsonElement tree) => tree.ValueKind switch
    {
        JsonValueKind.Array => tree.EnumerateArray().SelectMany(Inside),
        JsonValueKind.Object => tree.EnumerateObject().SelectMany(member => Tells(member) is { } name
            ? [name]
            : Inside(member.Value)),
        _ => [],
    };

    private static string? Tells(JsonProperty member) =>
        member.Value.ValueKind == JsonValueKind.String
        && Discriminators.TryGetValue(member.Name, out var names)
        && names.Contains(member.Value.GetString()!)
            ? $"{member.Name}:{member.Value.GetString()}"
            : null;

    /// <summary>Every type of the house that events are made of.</summary>
    private static HashSet<Type> Inside(IEnumerable<Type> events)
    {
        var found = new HashSet<Type>();
        var open = new Stack<Type>(events);
        while (open.TryPop(out var type))
        {
            var parts = type.IsGenericType ? type.GenericTypeArguments : type.IsArray ? [type.GetElementType()!] : Type.EmptyTypes;
            foreach (var part in parts.Append(type).Where(part => Assemblies.Contains(part.Assembly)))
            {
                if (found.Add(part))
                {
                    Derived(part).Select(derived => derived.DerivedType)
                        .Concat(part.GetProperties().Select(property => property.PropertyType))
                        .ToList()
                        .ForEach(open.Push);
                }
            }

            parts.Where(part => !Assemblies.Contains(part.Assembly) && part != type).ToList().ForEach(open.Push);
        }

        return found;
    }

    private static IEnumerable<JsonDerivedTypeAttribute> Derived(Type type) =>
        type.GetCustomAttributes<JsonDerivedTypeAttribute>(false);

    private static IServiceCollection Compose()
    {
        var builder = HostApplication.CreateBuilder(
            ["--environment", "Development", "--data", Path.Combine(Path.GetTempPath(), "workflow-golden")]);
        builder.Logging.ClearProviders();
        using var app = HostApplication.Build(builder, new DatabaseHandle("Host=nowhere", null));
        return builder.Services;
    }
}
