using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Engine.Expressions;

namespace Workflow.Engine.Privacy.Marks;

/// <summary>A JSON tree with the leaves that marks point at, and whose each is.</summary>
internal sealed class MarkedTree
{
    private const string Any = "*";

    // Roots have no place of their own in which they could be replaced.
    private readonly JsonArray holder;
    private readonly List<(JsonNode Leaf, string Subject)> leaves = [];
    private readonly HashSet<JsonNode> seen = new(ReferenceEqualityComparer.Instance);

    /// <summary>Finds the leaves.</summary>
    /// <param name="tree">What came in.</param>
    /// <param name="marks">What is personal in it.</param>
    /// <param name="subjectOf">Pseudonym of the person with an identity number.</param>
    /// <param name="otherwise">Whose a value is when its person is not told.</param>
    public MarkedTree(JsonElement tree, IEnumerable<PersonalMark> marks, Func<string, string> subjectOf, string otherwise)
    {
        holder = [JsonNode.Parse(tree.GetRawText())];
        foreach (var mark in marks)
        {
            foreach (var (found, stars) in Find(holder[0], Steps(mark.Pointer), []))
            {
                var subject = mark.Person is { } person ? Person(person, stars, subjectOf) : null;
                Collect(found, subject ?? otherwise);
            }
        }
    }

    /// <summary>Whose keys sealing needs; none when nothing is left to seal.</summary>
    public IReadOnlyCollection<string> Subjects => [.. leaves.Select(leaf => leaf.Subject).Distinct(StringComparer.Ordinal)];

    /// <summary>The tree with those leaves sealed.</summary>
    public JsonElement Seal(KeyRing keys)
    {
        foreach (var (leaf, subject) in leaves)
        {
            leaf.ReplaceWith(keys.SealNode(subject, leaf.DeepClone()));
        }

        return JsonValues.Of(holder[0]);
    }

    private string? Person(string pointer, IReadOnlyList<string> stars, Func<string, string> subjectOf)
    {
        var star = 0;
        var steps = Steps(pointer).Select(step => step == Any && star < stars.Count ? stars[star++] : step);
        return Find(holder[0], [.. steps], []).Select(found => found.Node).FirstOrDefault() switch
        {
            JsonObject known when Sealed(known) is { } value => value.Subject,
            JsonValue one when one.ToString().Trim() is { Length: > 0 } number => subjectOf(number.ToUpperInvariant()),
            _ => null,
        };
    }

    private void Collect(JsonNode node, string subject)
    {
        switch (node)
        {
            case JsonObject known when Sealed(known) is not null:
                break;
            case JsonObject parent:
                Below(parent.Select(member => member.Value), subject);
                break;
            case JsonArray list:
                Below(list, subject);
                break;
            default:
                if (seen.Add(node))
                {
                    leaves.Add((node, subject));
                }

                break;
        }
    }

    private void Below(IEnumerable<JsonNode?> children, string subject)
    {
        foreach (var child in children.OfType<JsonNode>())
        {
            Collect(child, subject);
        }
    }

    private static Personal<JsonElement>? Sealed(JsonObject node) =>
        node.ContainsKey(SealedJson.Marker) ? SealedJson.Read(JsonSerializer.SerializeToElement(node)) : null;

    private static IEnumerable<(JsonNode Node, IReadOnlyList<string> Stars)> Find(
        JsonNode? node,
        IReadOnlyList<string> steps,
        IReadOnlyList<string> stars) => (node, steps) switch
        {
            (null, _) => [],
            (_, []) => [(node, stars)],
            (JsonObject parent, [Any, ..]) => parent.SelectMany(member => Find(member.Value, [.. steps.Skip(1)], [.. stars, member.Key])),
            (JsonArray list, [Any, ..]) => list.SelectMany((item, index) => Find(item, [.. steps.Skip(1)], [.. stars, $"{index}"])),
            (JsonObject parent, [var name, ..]) => Find(parent[name], [.. steps.Skip(1)], stars),
            (JsonArray list, [var number, ..]) when int.TryParse(number, out var index) && index >= 0 && index < list.Count =>
                Find(list[index], [.. steps.Skip(1)], stars),
            _ => [],
        };

    private static string[] Steps(string pointer) =>
        [.. pointer.Split('/').Skip(1).Select(step => step.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal))];
}
