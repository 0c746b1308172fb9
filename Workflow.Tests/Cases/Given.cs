using System.Text.Json;
using Workflow.Activities.Calendars;
using Workflow.Activities.Cases;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;
using Workflow.Tests.Calendars;

namespace Workflow.Tests.Cases;

/// <summary>Ladder of situations a case can be in.</summary>
internal static class Given
{
    public const string Number = "320100-2026-000001";

    /// <summary>Monday 23 November 2026, ten in the morning in Nanjing.</summary>
    public static readonly DateTimeOffset Monday = ChinaTime.At(new DateOnly(2026, 11, 23), new TimeOnly(10, 0));

    public static readonly WorkingCalendar Calendar = ChinaCalendar.Load();

    public static readonly Remark Reason = new("材料不实");

    /// <summary>Birth certificate first, then the household entry, then (in any order) insurance and card.</summary>
    public static readonly CaseSubmitted Submitted = new(
        Number, "newborn", "新生儿出生一件事", "320106", "p-mother", ["hash"], "citizen1", $"wf-{Number}", 10,
        [
            new PlannedItem("birth", "签发出生医学证明", "320100-wjw", 2, 7, [], "terminate-rest"),
            new PlannedItem("household", "新生儿户口登记", "320100-gaj", 3, 10, ["birth"], "terminate-rest"),
            new PlannedItem("insurance", "医保参保登记", "320100-ybj", 2, 5, ["household"], "continue"),
            new PlannedItem("card", "社会保障卡申领", "320100-rsj", 5, 20, ["household"], "continue"),
        ],
        JsonSerializer.SerializeToElement(new { child = new { name = "sealed" } }));

    public static CaseState Case(params IReadOnlyList<object> events) => Fold(CaseState.Initial, Monday, [Submitted, .. events]);

    public static CaseState AcceptedCase(params IReadOnlyList<object> events) =>
        Case([new CaseAccepted(Calendar.Deadline(Monday, 10)), .. events]);

    /// <summary>The birth certificate is being decided.</summary>
    public static CaseState CaseInReview(params IReadOnlyList<object> events) =>
        AcceptedCase([new CaseItemOpened("birth", $"{Number}-01"), .. events]);

    public static CaseState ClosedCase(params IReadOnlyList<object> events) =>
        AcceptedCase([new CaseClosed(CaseResult.Granted, null), .. events]);

    public static TState Fold<TState>(TState state, DateTimeOffset at, params IReadOnlyList<object> events)
        where TState : IFoldable<TState> =>
        events
            .Select((body, index) => (body, facts: new EventFacts(index + 1, at, Actor.Engine("320100"))))
            .Aggregate(state, (folded, each) => folded.Apply(each.body, each.facts));
}
