using System.Text;

namespace Workflow.Activities.Scenarios;

/// <summary>
/// Finds scenarios by the words people use. Chinese is written without blanks between words, so that a phrase which does not
/// stand anywhere as a whole is looked for by its pairs of signs: 孩子上户口 finds 新生儿户口登记.
/// </summary>
internal static class ScenarioSearch
{
    private const int LongestSearch = 100;
    private const int Shares = 2;

    /// <summary>Those found, the best first; all of them, in their order, when nothing is looked for.</summary>
    public static IReadOnlyList<Scenario> Find(IReadOnlyCollection<Scenario> scenarios, string? search)
    {
        var words = Words(search);
        return words.Count == 0
            ? [.. scenarios]
            : [.. scenarios
                .Select(scenario => (Scenario: scenario, Weight: Weight(scenario, words)))
                .Where(found => found.Weight > 0)
                .OrderByDescending(found => found.Weight)
                .Select(found => found.Scenario)];
    }

    private static List<string> Words(string? search) =>
    [
        .. Plain(string.Concat((search ?? string.Empty).EnumerateRunes().Take(LongestSearch)))
            .Split([' ', '，', ',', '、', '。'], StringSplitOptions.RemoveEmptyEntries),
    ];

    // Every word must be found somewhere; what stands in the name weighs more than what stands in the description.
    private static int Weight(Scenario scenario, IReadOnlyList<string> words)
    {
        (string Text, int Weight)[] places =
        [
            (Plain(scenario.Name), 8),
            (Plain(string.Join(' ', scenario.Search.Concat(scenario.Moments))), 6),
            (Plain(string.Join(' ', scenario.Items.Select(item => $"{item.Name} {item.OrganisationName}"))), 3),
            (Plain(scenario.Description), 2),
        ];
        var everything = string.Join(' ', places.Select(place => place.Text));
        var weights = words.Select(word => places.Where(place => Holds(place.Text, word)).Sum(place => place.Weight)).ToList();
        return words.Zip(weights).All(each => each.Second > 0 || HoldsInPart(everything, each.First))
            ? weights.Sum() + 1
            : 0;
    }

    private static bool Holds(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static bool HoldsInPart(string text, string word)
    {
        var pairs = Enumerable.Range(0, Math.Max(0, word.Length - 1)).Select(at => word.Substring(at, 2)).ToList();
        return pairs.Count > 1 && pairs.Count(pair => Holds(text, pair)) * Shares >= pairs.Count;
    }

    // Full-width letters and digits mean the same as plain ones.
    private static string Plain(string text) => text.Normalize(NormalizationForm.FormKC).Trim();
}
