using System.Diagnostics.CodeAnalysis;

namespace Workflow.Activities.Reporting.Viewing;

/// <summary>A round in a list.</summary>
public record RoundSummary
{
    /// <summary>Id, such as <c>320000-2026-01-h1</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The plan's id.</summary>
    public required string PlanId { get; init; }

    /// <summary>The plan's title.</summary>
    public required string PlanTitle { get; init; }

    /// <summary>What is reported on, such as 2026年上半年.</summary>
    public required string Period { get; init; }

    /// <summary>See <see cref="RoundStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>Last day for reports, in Asia/Shanghai.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>green, yellow, red: whether everybody reports before the end of that day.</summary>
    public required string Light { get; init; }

    /// <summary>When it was opened.</summary>
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Its numbers.</summary>
    public required RoundCounts Counts { get; init; }

    /// <summary>Version of its stream, for If-Match.</summary>
    public required long Version { get; init; }
}

/// <summary>A round with its reports.</summary>
public sealed record RoundView : RoundSummary
{
    [SetsRequiredMembers]
    internal RoundView(RoundSummary summary)
        : base(summary)
    {
    }

    /// <summary>Its reports, or those behind one of its numbers.</summary>
    public IReadOnlyList<ReportSummary> Reports { get; init; } = [];

    /// <summary>Names of responsible units that no organisation reports for.</summary>
    public IReadOnlyList<string> Unreached { get; init; } = [];

    /// <summary>When how many units were reminded, oldest first.</summary>
    public IReadOnlyList<ReminderView> Reminders { get; init; } = [];

    /// <summary>Whether the caller may consolidate it now.</summary>
    public bool MayConsolidate { get; init; }
}

/// <summary>A reminder.</summary>
/// <param name="At">When.</param>
/// <param name="Units">How many units were reminded.</param>
public sealed record ReminderView(DateTimeOffset At, int Units);

/// <summary>The numbers of a round; each is the list of the reports it counts.</summary>
/// <param name="All">Units asked.</param>
/// <param name="Reported">已报送: waiting for review or accepted.</param>
/// <param name="Owed">未报送: nothing sent, or returned.</param>
/// <param name="Late">逾期报送: first sent after the end of the due day.</param>
/// <param name="Missing">逾期未报: still nothing sent though the due day has ended.</param>
/// <param name="ToReview">待审核.</param>
/// <param name="Returned">已退回.</param>
/// <param name="Accepted">已通过.</param>
public sealed record RoundCounts(
    int All, int Reported, int Owed, int Late, int Missing, int ToReview, int Returned, int Accepted)
{
    /// <summary>The words that name the lists, in the order of the numbers.</summary>
    public static IReadOnlyList<string> Lists { get; } =
        ["all", "reported", "owed", "late", "missing", "to-review", "returned", "accepted"];

    /// <summary>The number of a list.</summary>
    public int Of(string list) => list switch
    {
        "reported" => Reported,
        "owed" => Owed,
        "late" => Late,
        "missing" => Missing,
        "to-review" => ToReview,
        "returned" => Returned,
        "accepted" => Accepted,
        _ => All,
    };
}
