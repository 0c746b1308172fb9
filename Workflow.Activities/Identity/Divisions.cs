using System.Collections.Immutable;
using System.Text.Json;

namespace Workflow.Activities.Identity;

/// <summary>Administrative divisions (行政区划, GB/T 2260): Jiangsu, its cities, and Nanjing's districts.</summary>
public static class Divisions
{
    private static readonly ImmutableSortedDictionary<string, string> Names = Read();

    /// <summary>Every division by code.</summary>
    public static IReadOnlyDictionary<string, string> All => Names;

    /// <summary>The province's cities (设区市), by code.</summary>
    public static IReadOnlyList<string> Cities { get; } = [.. Names.Keys.Where(code => IsCity(code))];

    /// <summary>Own name, such as <c>鼓楼区</c>; null when the code is unknown.</summary>
    public static string? NameOf(string code) => Names.GetValueOrDefault(code);

    /// <summary>Name with its city and province: <c>江苏省南京市鼓楼区</c>; null when the code is unknown.</summary>
    public static string? FullNameOf(string code) =>
        !Names.ContainsKey(code)
            ? null
            : string.Concat(new[] { ProvinceOf(code), CityOf(code), code }.Distinct().Select(part => Names[part]));

    /// <summary>The city a division lies in, the tenant whose data it belongs to; a city or province is its own.</summary>
    public static string CityOf(string code) => IsProvince(code) ? code : code[..4] + "00";

    /// <summary>
    /// The tenant of a code as somebody gave it; null when it does not lie in the province. A district that is not
    /// listed counts by its city's digits.
    /// </summary>
    public static string? FindTenant(string code) =>
        code.Length == 6 && code.All(char.IsAsciiDigit) && Names.ContainsKey(CityOf(code)) ? CityOf(code) : null;

    /// <summary>Districts and counties of a city, by code.</summary>
    public static IReadOnlyList<string> DistrictsOf(string city) =>
        [.. Names.Keys.Where(code => !IsCity(code) && !IsProvince(code) && CityOf(code) == city)];

    private static string ProvinceOf(string code) => code[..2] + "0000";

    private static bool IsProvince(string code) => code.EndsWith("0000", StringComparison.Ordinal);

    private static bool IsCity(string code) => code.EndsWith("00", StringComparison.Ordinal) && !IsProvince(code);

    private static ImmutableSortedDictionary<string, string> Read()
    {
        using var file = typeof(Divisions).Assembly.GetManifestResourceStream("divisions.json")!;
        return JsonSerializer.Deserialize<Dictionary<string, string>>(file)!.ToImmutableSortedDictionary(StringComparer.Ordinal);
    }
}
