using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Engine.Privacy;
using Workflow.Engine.Storage;

namespace Workflow.Activities.Common;

/// <summary>
/// The arguments of a domain command as an activity's inputs gave them. Any of them may come sealed when the expression
/// behind it read personal values: words of the machine (codes, results) are opened, words of people stay sealed.
/// </summary>
internal sealed class Arguments(JsonElement payload, KeyRing keys)
{
    public KeyRing Keys => keys;

    /// <summary>Opens the keys that a payload needs.</summary>
    public static async Task<Arguments> OpenAsync(
        IVault vault,
        string tenant,
        JsonElement payload,
        CancellationToken cancellation) =>
        new(payload, SealedJson.Find(payload).Any()
            ? await vault.OpenAsync(tenant, payload, cancellation)
            : KeyRing.Empty);

    /// <summary>As it came; undefined when it is absent.</summary>
    public JsonElement Raw(string name) =>
        payload.ValueKind == JsonValueKind.Object && payload.TryGetProperty(name, out var value) ? value : default;

    /// <summary>Whether this is a text itself, as members of lists may be, rather than an object of arguments.</summary>
    public bool IsText => Opened(payload).ValueKind == JsonValueKind.String;

    /// <summary>The arguments within one of them; empty when it is no object.</summary>
    public Arguments Part(string name) => new(Raw(name), keys);

    /// <summary>A machine word, opened; null when it is blank.</summary>
    public string? Text(string name) => TextOf(Raw(name));

    /// <summary>This as a machine word.</summary>
    public string? Text() => TextOf(payload);

    /// <summary>A text that will stand in the open, such as a task's title; null when it is blank.</summary>
    /// <exception cref="RefusalException">It was made of personal values.</exception>
    public string? OpenText(string name, string what) => OpenTextOf(Raw(name), what);

    /// <summary>This as a text that will stand in the open.</summary>
    public string? OpenText(string what) => OpenTextOf(payload, what);

    /// <summary>A yes or no.</summary>
    public bool Flag(string name) => Opened(Raw(name)).ValueKind == JsonValueKind.True;

    /// <summary>A number, or null.</summary>
    public int? Number(string name) => Opened(Raw(name)) is var value
        && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

    /// <summary>Words of a person; null when they are blank.</summary>
    public Remark? Remark(string name) => Common.Remark.From(Raw(name));

    /// <summary>The members of a list. A list that came sealed as a whole is taken apart, its members' values stay sealed.</summary>
    public IReadOnlyList<Arguments> List(string name)
    {
        var value = Raw(name);
        if (SealedJson.Read(value) is { } whole)
        {
            value = JsonSerializer.SerializeToElement(
                SealLeaves(keys.OpenTree(value), whole.Subject), EngineJson.Options);
        }

        return value.ValueKind == JsonValueKind.Array
            ? [.. value.EnumerateArray().Select(member => new Arguments(member, keys))]
            : [];
    }

    private string? TextOf(JsonElement raw)
    {
        var value = Opened(raw);
        return value.ValueKind == JsonValueKind.String && value.GetString() is { } text && !string.IsNullOrWhiteSpace(text)
            ? text.Trim()
            : null;
    }

    private string? OpenTextOf(JsonElement raw, string what) => SealedJson.Read(raw) is null
        ? TextOf(raw)
        : throw Refusals.Invalid("text.personal", $"“{what}”会公开显示，不能由个人信息得出。");

    private JsonElement Opened(JsonElement value) =>
        SealedJson.Read(value) is { } found ? keys.Open(found) : value;

    private JsonNode? SealLeaves(JsonNode? node, string subject) => node switch
    {
        JsonObject members => new JsonObject(members.Select(
            member => KeyValuePair.Create(member.Key, SealLeaves(member.Value, subject)))),
        JsonArray list => new JsonArray([.. list.Select(member => SealLeaves(member, subject))]),
        null => null,
        _ => keys.SealNode(subject, node.DeepClone()),
    };
}
