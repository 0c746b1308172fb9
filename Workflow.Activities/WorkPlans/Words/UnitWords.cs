using Workflow.Activities.WorkPlans.Proposing;

namespace Workflow.Activities.WorkPlans.Words;

/// <summary>Units as people write them into a cell or a field: names with 、 between them, 各设区市 and 省有关部门 for all of a kind.</summary>
internal static class UnitWords
{
    private const string AllCities = "各设区市";
    private const string AllDistricts = "各区县";
    private const string AllDepartments = "省有关部门";
    private static readonly char[] Separators = ['、', '，', ',', '；', ';', '\n', '\r', ' ', '　'];

    /// <summary>The units in words.</summary>
    public static string Write(IReadOnlyList<PlanUnit> units, UnitBook book)
    {
        var codes = units.Select(unit => unit.Code).ToHashSet(StringComparer.Ordinal);
        var words = new List<string>();
        foreach (var (word, group) in Groups(book))
        {
            if (group.Count > 1 && group.All(unit => codes.Contains(unit.Code)))
            {
                words.Add(word);
                codes.ExceptWith(group.Select(unit => unit.Code));
            }
        }

        return string.Join('、', units.Where(unit => codes.Contains(unit.Code)).Select(unit => unit.Name).Concat(words));
    }

    /// <summary>The units that words name, and the words that name none.</summary>
    public static (IReadOnlyList<KnownUnit> Units, IReadOnlyList<string> Unknown) Read(string text, UnitBook book)
    {
        var units = new List<KnownUnit>();
        var unknown = new List<string>();
        foreach (var word in text.Split(Separators, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (Groups(book).FirstOrDefault(group => group.Word == word) is { Units: { } group })
            {
                units.AddRange(group);
            }
            else if (book.FindByName(word) is { } unit)
            {
                units.Add(unit);
            }
            else
            {
                unknown.Add(word);
            }
        }

        return ([.. units.DistinctBy(unit => unit.Code)], unknown);
    }

    private static IEnumerable<(string Word, IReadOnlyList<KnownUnit> Units)> Groups(UnitBook book) => book.IsProvincial
        ? [(AllCities, book.Regions), (AllDepartments, book.Departments)]
        : [(AllDistricts, book.Regions)];
}
