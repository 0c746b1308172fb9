using Workflow.Engine.Activities;

namespace Workflow.Host.Api.Elsa.Descriptors;

/// <summary>The choices of drop-downs at one moment, by source.</summary>
internal sealed class OptionLists(IEnumerable<IOptionSource> sources)
{
    private static readonly KeyValuePair<string, string> Nothing = KeyValuePair.Create(string.Empty, "（不填）");

    private readonly Dictionary<string, IReadOnlyList<KeyValuePair<string, string>>> lists =
        sources.ToDictionary(source => source.Name, source => source.Options, StringComparer.Ordinal);

    /// <summary>An input's choices: its own, then those of its source. What may be left empty can be emptied again.</summary>
    public IEnumerable<KeyValuePair<string, string>> Of(InputDescriptor input)
    {
        if (input.OptionSource is null)
        {
            return input.Options ?? [];
        }

        IReadOnlyList<KeyValuePair<string, string>> empty = input.IsRequired ? [] : [Nothing];
        return [.. empty, .. input.Options ?? [], .. lists.GetValueOrDefault(input.OptionSource) ?? []];
    }

    /// <summary>Whether there were the same choices at another moment.</summary>
    public bool IsLike(OptionLists other) =>
        lists.Count == other.lists.Count
        && lists.All(list => other.lists.TryGetValue(list.Key, out var theirs) && list.Value.SequenceEqual(theirs));
}
