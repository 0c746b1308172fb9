using System.Text.Json;
using Workflow.Engine.Journal;

namespace Workflow.Host.Api.Elsa.Journal;

/// <summary>Which lines of a journal are asked for; a list that is absent or empty leaves all.</summary>
internal sealed record JournalFilter(
    IReadOnlySet<string> ActivityIds,
    IReadOnlySet<string> NodeIds,
    IReadOnlySet<string> ExcludedTypes,
    IReadOnlySet<string> Events)
{
    private static readonly JsonElement Nothing = JsonElement.Parse("{}");

    /// <summary>Reads filter and page.</summary>
    public static (JournalFilter Filter, PageOf Page) Of(ElsaFields fields)
    {
        var given = fields.Object("filter");
        var inner = new ElsaFields(given.ValueKind == JsonValueKind.Object ? given : Nothing, QueryCollection.Empty);
        var filter = new JournalFilter(
            Set(inner, "activityIds"),
            Set(inner, "activityNodeIds"),
            Set(inner, "excludedActivityTypes"),
            Set(inner, "eventNames"));
        var page = PageOf.Read(fields);
        fields.ThrowIfWrong();
        inner.ThrowIfWrong();
        return (filter, page);
    }

    /// <summary>Whether a line is meant.</summary>
    public bool Includes(InstanceStory story, JournalEntry entry)
    {
        var execution = story.Journal.ById[entry.ExecutionId];
        var named = Named.Of(story, execution);
        return (Events.Count == 0 || Events.Contains(entry.Event))
            && (NodeIds.Count == 0 || NodeIds.Contains(execution.NodeId))
            && (ActivityIds.Count == 0 || ActivityIds.Contains(named.ActivityId))
            && !ExcludedTypes.Contains(named.Type);
    }

    private static HashSet<string> Set(ElsaFields fields, string name) => fields.Texts(name).ToHashSet(StringComparer.Ordinal);
}

/// <summary>A part of a list, by page or by how many to skip.</summary>
internal sealed record PageOf(int Skip, int? Take)
{
    private const int Most = 10_000;

    /// <summary>Reads <c>skip</c> and <c>take</c>, or <c>page</c> (from 0) and <c>pageSize</c>; all when neither is given.</summary>
    public static PageOf Read(ElsaFields fields)
    {
        var size = fields.Number("pageSize", 1, Most);
        var page = fields.Number("page", 0, int.MaxValue / Most) ?? 0;
        var skip = fields.Number("skip", 0, int.MaxValue);
        var take = fields.Number("take", 0, Most);
        return skip is null && take is null && size is not null
            ? new PageOf(page * size.Value, size)
            : new PageOf(skip ?? 0, take);
    }

    /// <summary>The part of a list.</summary>
    public IEnumerable<T> Of<T>(IReadOnlyCollection<T> items) => items.Skip(Skip).Take(Take ?? items.Count);
}
