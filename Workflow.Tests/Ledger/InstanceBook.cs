using System.Text.Json;

namespace Workflow.Tests.Ledger;

/// <summary>
/// What the stored events of one instance say, read by a second pair of eyes: nothing here is the engine's own fold.
/// </summary>
internal sealed class InstanceBook(string tenant, string id)
{
    public string Tenant => tenant;

    public string Id => id;

    public string Definition { get; private set; } = string.Empty;

    /// <summary>The key in its input, where it was started with one.</summary>
    public string? Key { get; private set; }

    public string? Parent { get; private set; }

    public bool ParentWaits { get; private set; }

    public string SubStatus { get; private set; } = "Pending";

    public bool HasEnded { get; private set; }

    /// <summary>Open bookmarks by id.</summary>
    public Dictionary<string, OpenBookmark> Bookmarks { get; } = new(StringComparer.Ordinal);

    /// <summary>Effects asked for, by key: the service and what it was asked.</summary>
    public Dictionary<string, JsonElement> Requested { get; } = new(StringComparer.Ordinal);

    /// <summary>Keys of effects that are awaited.</summary>
    public HashSet<string> Effects { get; } = new(StringComparer.Ordinal);

    /// <summary>Keys of effects of which the stream says that they were done.</summary>
    public List<string> Done { get; } = [];

    /// <summary>Children awaited.</summary>
    public HashSet<string> Children { get; } = new(StringComparer.Ordinal);

    /// <summary>Children asked for.</summary>
    public List<string> Born { get; } = [];

    /// <summary>Keys of signals that moved it.</summary>
    public List<string> Signals { get; } = [];

    /// <summary>How often each node began.</summary>
    public Dictionary<string, int> Visits { get; } = new(StringComparer.Ordinal);

    public int OpenIncidents { get; private set; }

    /// <summary>What its branches waited for when a fault ended it.</summary>
    private (Dictionary<string, OpenBookmark> Bookmarks, HashSet<string> Effects, HashSet<string> Children) parked = ([], [], []);

    public void Read(string type, JsonElement body)
    {
        if (type == "workflow.accepted.v1")
        {
            Accept(body);
        }
        else if (type == "workflow.begun.v1")
        {
            Accept(body.GetProperty("accepted"));
            FoldAll(body);
        }
        else if (type == "workflow.advanced.v1")
        {
            Take(body.GetProperty("stimulus"));
            FoldAll(body);
        }
    }

    private void FoldAll(JsonElement body)
    {
        foreach (var fact in body.GetProperty("facts").EnumerateArray())
        {
            Fold(fact);
        }
    }

    private void Accept(JsonElement body)
    {
        Definition = Text(body, "definitionId")!;
        Key = Text(body.GetProperty("input"), "key");
        if (body.TryGetProperty("parent", out var parent) && parent.ValueKind == JsonValueKind.Object)
        {
            Parent = Text(parent, "instanceId");
            ParentWaits = parent.GetProperty("waits").GetBoolean();
        }
    }

    private void Take(JsonElement stimulus)
    {
        switch (Text(stimulus, "stimulus"))
        {
            case "raise-event" when KeyIn(stimulus, "payload") is { } key:
                Signals.Add(key);
                break;
            case "resume-bookmark" when KeyIn(stimulus, "input") is { } key:
                Signals.Add(key);
                break;
            case "effect-answered" when IsFound(stimulus.GetProperty("answer")):
                Done.Add(Text(stimulus, "key")!);
                break;
            default:
                break;
        }
    }

    private void Fold(JsonElement fact)
    {
        switch (Text(fact, "fact"))
        {
            case "activity-started":
                var node = Text(fact, "nodeId")!;
                Visits[node] = Visits.GetValueOrDefault(node) + 1;
                break;
            case "bookmark-created":
                var bookmark = fact.GetProperty("bookmark");
                Bookmarks[Text(bookmark, "id")!] = new OpenBookmark(Text(bookmark, "kind")!, Text(bookmark, "dueAt") is not null);
                break;
            case "bookmark-burned":
                Bookmarks.Remove(Text(fact, "bookmarkId")!);
                break;
            case "effect-requested":
                var effect = fact.GetProperty("effect");
                Requested[Text(effect, "key")!] = effect;
                Effects.Add(Text(effect, "key")!);
                break;
            case "effect-closed":
                Effects.Remove(Text(fact, "key")!);
                break;
            case "child-requested":
                Born.Add(Text(fact, "instanceId")!);
                if (fact.GetProperty("waits").GetBoolean())
                {
                    Children.Add(Text(fact, "instanceId")!);
                }

                break;
            case "child-closed":
                Children.Remove(Text(fact, "instanceId")!);
                break;
            case "activity-faulted":
                OpenIncidents++;
                break;
            case "waits-parked":
                parked = (new(Bookmarks), [.. Effects], [.. Children]);
                Bookmarks.Clear();
                Effects.Clear();
                Children.Clear();
                break;
            case "instance-reopened":
                HasEnded = false;
                foreach (var (id, open) in parked.Bookmarks)
                {
                    Bookmarks[id] = open;
                }

                Effects.UnionWith(parked.Effects);
                Children.UnionWith(parked.Children);
                parked = ([], [], []);
                break;
            case "status-changed":
                SubStatus = Text(fact, "subStatus")!;
                HasEnded = Text(fact, "status") == "Finished";
                break;
            default:
                break;
        }
    }

    private static bool IsFound(JsonElement answer) =>
        answer.ValueKind == JsonValueKind.Object
        && answer.TryGetProperty("found", out var found)
        && found.ValueKind == JsonValueKind.True;

    private static string? KeyIn(JsonElement stimulus, string member) =>
        stimulus.TryGetProperty(member, out var payload) ? Text(payload, "key") : null;

    private static string? Text(JsonElement tree, string name) =>
        tree.ValueKind == JsonValueKind.Object
        && tree.TryGetProperty(name, out var value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}

/// <summary>A bookmark that nobody has used.</summary>
internal sealed record OpenBookmark(string Kind, bool IsTimed);
