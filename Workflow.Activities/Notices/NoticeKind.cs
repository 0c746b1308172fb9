namespace Workflow.Activities.Notices;

/// <summary>文书种类: the steps of the supervision ladder, and the assignment that goes before it.</summary>
public static class NoticeKind
{
    /// <summary>交办单.</summary>
    public const string Assign = "assign";

    /// <summary>催办单.</summary>
    public const string Urge = "urge";

    /// <summary>督办单.</summary>
    public const string Supervise = "supervise";

    /// <summary>通报.</summary>
    public const string Circular = "circular";

    /// <summary>责令整改通知书.</summary>
    public const string Rectify = "rectify";

    /// <summary>Every kind, in the order in which a matter meets them.</summary>
    public static IReadOnlyList<string> All { get; } = [Assign, Urge, Supervise, Circular, Rectify];

    /// <summary>For people.</summary>
    public static string Name(string kind) => kind switch
    {
        Assign => "交办单",
        Urge => "催办单",
        Supervise => "督办单",
        Circular => "通报",
        Rectify => "责令整改通知书",
        _ => "文书",
    };

    /// <summary>The word of its numbers: 苏数<c>督</c>〔2026〕3号.</summary>
    internal static string Word(string kind) => kind switch
    {
        Assign => "交",
        Urge => "催",
        Supervise => "督",
        Circular => "通",
        Rectify => "责改",
        _ => "文",
    };
}
