using System.Text.Json;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;
using Workflow.Tests.Support;

namespace Workflow.Tests.Golden;

/// <summary>One event exactly as it stood in the database.</summary>
internal sealed record GoldenEvent(
    long Version, Guid Id, string Type, DateTimeOffset At, string? Correlation, string? Causation, JsonElement Headers, JsonElement Data)
{
    /// <summary>As the chain sees it.</summary>
    public ChainedEvent Link(string tenant, string stream) =>
        new(stream, Version, Id, Type, At, Actor(tenant), Correlation ?? string.Empty, Causation, Data);

    public Actor Actor(string tenant) => new(
        StreamCheck.Text(Headers, EventChain.ActorHeader),
        StreamCheck.Text(Headers, EventChain.RoleHeader),
        StreamCheck.Text(Headers, EventChain.OrganisationHeader),
        tenant);
}

/// <summary>A stream as an earlier build stored it, and the state it folded to then. Such a file is never changed.</summary>
internal sealed record GoldenStream(string Tenant, string Stream, IReadOnlyList<GoldenEvent> Events, JsonElement State)
{
    public static string Folder { get; } = Path.Combine(Repository.Root, "Workflow.Tests", "Golden", "streams");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.json")
        .Select(file => Path.GetFileNameWithoutExtension(file))
        .Order(StringComparer.Ordinal);

    public static GoldenStream Read(string name) =>
        JsonSerializer.Deserialize<GoldenStream>(File.ReadAllText(PathOf(name)), EngineJson.Options)!;

    /// <summary>Keeps a new one; an old one stays as it is.</summary>
    public void Keep(string name)
    {
        using var file = new FileStream(PathOf(name), FileMode.CreateNew);
        JsonSerializer.Serialize(file, this, EngineJson.Options);
    }

    private static string PathOf(string name) => Path.Combine(Folder, $"{name}.json");
}
