using System.Collections.Frozen;

namespace Workflow.Activities.Organisations;

/// <summary>行政区划 (GB/T 2260) of Jiangsu: the province, its thirteen cities, and the counties inside them.</summary>
public static class Divisions
{
    /// <summary>The province.</summary>
    public const string Province = "320000";

    /// <summary>The cities by code.</summary>
    public static FrozenDictionary<string, string> Cities { get; } = new Dictionary<string, string>
    {
        ["320100"] = "南京市",
        ["320200"] = "无锡市",
        ["320300"] = "徐州市",
        ["320400"] = "常州市",
        ["320500"] = "苏州市",
        ["320600"] = "南通市",
        ["320700"] = "连云港市",
        ["320800"] = "淮安市",
        ["320900"] = "盐城市",
        ["321000"] = "扬州市",
        ["321100"] = "镇江市",
        ["321200"] = "泰州市",
        ["321300"] = "宿迁市",
    }.ToFrozenDictionary();

    /// <summary>The tenant a division belongs to: its city, or the province itself; null when it is not in Jiangsu.</summary>
    public static string? TenantOf(string division)
    {
        if (division.Length != 6 || !division.All(char.IsAsciiDigit))
        {
            return null;
        }

        var city = string.Concat(division.AsSpan(0, 4), "00");
        return division == Province || Cities.ContainsKey(city) ? city : null;
    }
}
