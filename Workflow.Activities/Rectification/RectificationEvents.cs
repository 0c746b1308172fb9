using Workflow.Activities.Common;
using Workflow.Activities.Files;
using Workflow.Activities.Notices;

namespace Workflow.Activities.Rectification;

/// <summary>责令整改: an issued order opened it.</summary>
/// <param name="RectificationId">Id: that of the issued 责令整改通知书.</param>
/// <param name="Number">整改编号.</param>
/// <param name="Order">文号 of the 责令整改通知书.</param>
/// <param name="Matter">事项; its id is the correlation of the supervision ladder that led here.</param>
/// <param name="Unit">责任单位: organisation code.</param>
/// <param name="Superior">上级主管单位, which learns of it when it goes up a level: organisation code; null when there is none.</param>
/// <param name="Requirements">What has to be put right, one by one.</param>
/// <param name="Terms">Deadlines as its definition gave them.</param>
/// <param name="DueOn">Last day for the plan, in Asia/Shanghai.</param>
/// <param name="InstanceId">The workflow that runs it.</param>
internal sealed record RectificationOrdered(
    string RectificationId,
    string Number,
    string Order,
    NoticeMatter Matter,
    string Unit,
    string? Superior,
    IReadOnlyList<string> Requirements,
    RectificationTerms Terms,
    DateOnly DueOn,
    string InstanceId);

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

/// <summary>催办, with a numbered 催办单.</summary>
/// <param name="NoticeId">The 催办单.</param>
/// <param name="Number">Its 文号.</param>
/// <param name="DueOn">The last day that was reminded of.</param>
/// <param name="Reason">Why an officer did it; null when the workflow did.</param>
internal sealed record RectificationUrged(string NoticeId, string Number, DateOnly DueOn, Remark? Reason);

/// <summary>核查通过, 销号.</summary>
internal sealed record RectificationClosed(Remark Opinion);

/// <summary>撤销: the order should not have been; the number stays taken.</summary>
internal sealed record RectificationWithdrawn(Remark Reason);

/// <summary>A workflow waits for it.</summary>
/// <param name="For">See <see cref="RectificationWait"/>.</param>
/// <param name="Level">The level that it knows of.</param>
/// <param name="InstanceId">Who waits.</param>
/// <param name="BookmarkId">Where.</param>
internal sealed record RectificationAwaited(string For, int Level, string InstanceId, string BookmarkId);

/// <summary>What the unit did about one requirement.</summary>
/// <param name="Words">整改情况.</param>
/// <param name="Evidence">佐证材料, described.</param>
/// <param name="Files">佐证材料 that were uploaded; null when none was.</param>
internal sealed record RequirementAnswer(Remark Words, Remark Evidence, IReadOnlyList<HeldFile>? Files = null);
