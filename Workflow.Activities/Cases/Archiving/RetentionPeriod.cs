namespace Workflow.Activities.Cases.Archiving;

/// <summary>保管期限: how long a record is kept, in the codes of 档案 (Y 永久, D30, D10); 国家档案局令第8号 knows these three.</summary>
public static class RetentionPeriod
{
    /// <summary>永久.</summary>
    public const string Permanent = "Y";

    /// <summary>定期 30 年.</summary>
    public const string ThirtyYears = "D30";

    /// <summary>定期 10 年.</summary>
    public const string TenYears = "D10";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } = [Permanent, ThirtyYears, TenYears];

    /// <summary>In words.</summary>
    public static string Name(string code) => code switch
    {
        Permanent => "永久",
        TenYears => "10 年",
        _ => "30 年",
    };

    /// <summary>Counted from the first of January after the year in which the case ended.</summary>
    internal static DateOnly? KeptUntil(string code, DateOnly ended) => code switch
    {
        Permanent => null,
        TenYears => new DateOnly(ended.Year + 10, 12, 31),
        _ => new DateOnly(ended.Year + 30, 12, 31),
    };
}
