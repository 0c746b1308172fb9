using Workflow.Activities.Common;

namespace Workflow.Activities.Rectification;

/// <summary>责令整改: an order to rectify opened it.</summary>
/// <param name="RectificationId">Id.</param>
/// <param name="NoticeId">The issued 责令整改通知书.</param>
/// <param name="MatterId">The matter that the supervision ladder runs for.</param>
/// <param name="Unit">责任单位: organisation code.</param>
/// <param name="Requirements">What has to be put right, one by one.</param>
/// <param name="Terms">Deadlines as its definition gave them.</param>
/// <param name="DueOn">Last day for the plan, in Asia/Shanghai.</param>
internal sealed record RectificationOrdered(
    string RectificationId,
    string NoticeId,
    string MatterId,
    string Unit,
    IReadOnlyList<string> Requirements,
    RectificationTerms Terms,
    DateOnly DueOn);

/// <summary>报送整改方案.</summary>
/// <param name="Plan">What the unit will do.</param>
/// <param name="DueOn">Last day for the report, in Asia/Shanghai.</param>
internal sealed record RectificationPlanned(Remark Plan, DateOnly DueOn);

/// <summary>报送整改报告: an answer to each requirement, in their order.</summary>
internal sealed record RectificationReported(IReadOnlyList<RequirementAnswer> Answers);

/// <summary>核查未通过, 退回.</summary>
/// <param name="Reason">Why.</param>
/// <param name="DueOn">Last day for the next report, in Asia/Shanghai.</param>
internal sealed record RectificationReturned(Remark Reason, DateOnly DueOn);

/// <summary>逾期: what the unit owed did not come by its day.</summary>
internal sealed record RectificationLapsed(DateOnly DueOn);

/// <summary>提级.</summary>
/// <param name="Level">The level it is at now; an order starts at 1.</param>
/// <param name="DueOn">Last day for what the unit owes, in Asia/Shanghai.</param>
internal sealed record RectificationElevated(int Level, DateOnly DueOn);

/// <summary>核查通过, 销号.</summary>
internal sealed record RectificationClosed(Remark Opinion);

/// <summary>What the unit did about one requirement.</summary>
/// <param name="Words">整改情况.</param>
/// <param name="Evidence">佐证材料, described.</param>
internal sealed record RequirementAnswer(Remark Words, Remark Evidence);
