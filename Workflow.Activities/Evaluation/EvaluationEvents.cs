using Workflow.Activities.Common;
using Workflow.Activities.Evaluation.Scoring;
using Workflow.Activities.Evaluation.Systems;
using Workflow.Activities.Files;

namespace Workflow.Activities.Evaluation;

/// <summary>评价开始: a round was opened, its units asked.</summary>
/// <param name="EvaluationId">Id.</param>
/// <param name="Title">Name of the round.</param>
/// <param name="System">The indicator system as it was.</param>
/// <param name="From">First day of the period judged.</param>
/// <param name="To">Last day of the period judged.</param>
/// <param name="DueOn">Last day for values that units give, in Asia/Shanghai.</param>
/// <param name="Units">Units judged.</param>
/// <param name="InstanceId">The workflow that runs it.</param>
internal sealed record EvaluationOpened(
    string EvaluationId,
    string Title,
    IndicatorSystem System,
    DateOnly From,
    DateOnly To,
    DateOnly DueOn,
    IReadOnlyList<EvaluationUnit> Units,
    string InstanceId);

/// <summary>A unit as it was called.</summary>
public sealed record EvaluationUnit(string Code, string Name);

/// <summary>填报: a unit gave values.</summary>
internal sealed record ValuesGiven(string Unit, IReadOnlyList<GivenValue> Values);

/// <summary>A value with what it rests on.</summary>
/// <param name="Indicator">Code of the indicator.</param>
/// <param name="Value">Value.</param>
/// <param name="Note">How it was worked out, and its evidence; sealed.</param>
/// <param name="Files">佐证材料 that were uploaded; null when none was.</param>
internal sealed record GivenValue(string Indicator, decimal Value, Remark Note, IReadOnlyList<HeldFile>? Files = null);

/// <summary>认可: the office accepted a value.</summary>
internal sealed record ValueAccepted(string Unit, string Indicator);

/// <summary>退回.</summary>
internal sealed record ValueReturned(string Unit, string Indicator, Remark Reason);

/// <summary>提醒.</summary>
internal sealed record UnitsReminded(IReadOnlyList<string> Units);

/// <summary>截止: the due day has ended, and the engine's own values were measured.</summary>
/// <param name="Missing">Units that had not given everything.</param>
/// <param name="Measured">What was measured.</param>
internal sealed record CollectionEnded(IReadOnlyList<string> Missing, IReadOnlyList<MeasuredValue> Measured);

/// <summary>A value of the engine.</summary>
/// <param name="Unit">Organisation code.</param>
/// <param name="Indicator">Code of the indicator.</param>
/// <param name="Value">Value.</param>
/// <param name="Basis">The numbers it comes from.</param>
internal sealed record MeasuredValue(string Unit, string Indicator, decimal Value, string Basis);

/// <summary>公示: provisional scores were published; units may appeal.</summary>
/// <param name="Scores">Scores with their steps, as they were worked out then.</param>
/// <param name="AppealUntil">Last day for appeals.</param>
internal sealed record ScoresPublished(IReadOnlyList<UnitScore> Scores, DateOnly AppealUntil);

/// <summary>申诉 of a unit against one of its values.</summary>
internal sealed record AppealLodged(string Unit, string Indicator, Remark Reason);

/// <summary>申诉成立: the value was corrected and the unit scored again.</summary>
internal sealed record AppealUpheld(string Unit, string Indicator, decimal Value, Remark Reason, UnitScore Score);

/// <summary>申诉不成立.</summary>
internal sealed record AppealDismissed(string Unit, string Indicator, Remark Reason);

/// <summary>A workflow waits until nothing is left to review or decide.</summary>
internal sealed record EvaluationAwaited(string InstanceId, string BookmarkId);

/// <summary>定稿: the ranking is final.</summary>
/// <param name="Ranking">名次.</param>
/// <param name="Commended">表彰 list.</param>
internal sealed record ScoresFinal(IReadOnlyList<Standing> Ranking, IReadOnlyList<string> Commended);

/// <summary>通报 was drafted.</summary>
internal sealed record CircularDrafted(string NoticeId);
