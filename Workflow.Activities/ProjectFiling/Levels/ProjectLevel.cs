namespace Workflow.Activities.ProjectFiling.Levels;

/// <summary>层级: who looks at a project on its way up.</summary>
public static class ProjectLevel
{
    /// <summary>县（市、区）.</summary>
    public const string County = "county";

    /// <summary>设区市.</summary>
    public const string City = "city";

    /// <summary>省.</summary>
    public const string Province = "province";

    /// <summary>Every level, from below.</summary>
    public static IReadOnlyList<string> All { get; } = [County, City, Province];

    /// <summary>The level of a GB/T 2260 division.</summary>
    public static string Of(string division) =>
        division.EndsWith("0000", StringComparison.Ordinal) ? Province
        : division.EndsWith("00", StringComparison.Ordinal) ? City
        : County;

    /// <summary>For people.</summary>
    public static string Name(string level) => level switch
    {
        County => "县级",
        City => "市级",
        _ => "省级",
    };

    /// <summary>Its place, from below.</summary>
    internal static int Rank(string level) => level switch
    {
        County => 0,
        City => 1,
        _ => 2,
    };
}
