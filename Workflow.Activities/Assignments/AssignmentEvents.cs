using Workflow.Activities.Common;
using Workflow.Activities.WorkPlans;

namespace Workflow.Activities.Assignments;

/// <summary>交办: a unit was made responsible for a measure.</summary>
/// <param name="AssignmentId">Id.</param>
/// <param name="Source">The measure, as the plan has it.</param>
/// <param name="Unit">牵头单位: organisation code.</param>
/// <param name="Assisting">配合单位: organisation codes.</param>
/// <param name="Deadline">办结时限, a day in Asia/Shanghai.</param>
/// <param name="InstanceId">The workflow that runs it.</param>
internal sealed record AssignmentMade(
    string AssignmentId,
    AssignmentSource Source,
    string Unit,
    IReadOnlyList<string> Assisting,
    DateOnly Deadline,
    string InstanceId);

/// <summary>送达: its 交办单 was issued.</summary>
internal sealed record AssignmentDelivered(string NoticeId, string Number);

/// <summary>签收 by the lead unit; who and when stand on the event.</summary>
internal sealed record AssignmentSigned;

/// <summary>计划: the milestones as they are from now on.</summary>
internal sealed record AssignmentPlanned(IReadOnlyList<Milestone> Milestones);

/// <summary>反馈 by the lead unit or one that assists.</summary>
/// <param name="Text">How it stands, sealed.</param>
/// <param name="Percent">进度, 0 to 100; null where it was not said.</param>
/// <param name="On">The day the values were measured on.</param>
/// <param name="Values">Values of targets.</param>
/// <param name="Reached">Numbers of the milestones that are reached.</param>
/// <param name="Evidence">佐证材料.</param>
internal sealed record AssignmentFedBack(
    Remark Text,
    int? Percent,
    DateOnly On,
    IReadOnlyList<MeasuredValue> Values,
    IReadOnlyList<int> Reached,
    IReadOnlyList<EvidenceMark> Evidence);

/// <summary>报请销号 by the lead unit.</summary>
internal sealed record AssignmentSubmitted(Remark Text);

/// <summary>销号: the office found it done.</summary>
internal sealed record AssignmentClosed(Remark? Opinion);

/// <summary>退回: the office found it not done.</summary>
internal sealed record AssignmentReturned(Remark Reason);

/// <summary>催办 by an officer, with a numbered 催办单.</summary>
internal sealed record AssignmentUrged(string NoticeId, string Number, Remark Reason);

/// <summary>调整时限.</summary>
internal sealed record AssignmentDueChanged(DateOnly Deadline, Remark Reason);

/// <summary>A workflow waits for the assignment.</summary>
/// <param name="For">See <see cref="AssignmentWait"/>.</param>
/// <param name="InstanceId">Who waits.</param>
/// <param name="BookmarkId">Where.</param>
internal sealed record AssignmentAwaited(string For, string InstanceId, string BookmarkId);

/// <summary>逐级督办: a supervision ladder was set to the assignment.</summary>
/// <param name="MatterId">The ladder's matter, by which officers steer it and its notices are found.</param>
/// <param name="InstanceId">The ladder's workflow.</param>
internal sealed record AssignmentSupervised(string MatterId, string InstanceId);

/// <summary>The ladder was taken away.</summary>
internal sealed record AssignmentSupervisionEnded(string MatterId);

/// <summary>Where an assignment comes from.</summary>
/// <param name="PlanId">Its work plan.</param>
/// <param name="PlanTitle">The plan's title.</param>
/// <param name="ProgrammeId">重点工程.</param>
/// <param name="Programme">The programme's title.</param>
/// <param name="Task">The task's title.</param>
/// <param name="MeasureId">举措.</param>
/// <param name="Text">What is to be done.</param>
/// <param name="Targets">What is to be reached; a target is named by its place, from 1.</param>
/// <param name="Basis">依据, as notices name it.</param>
internal sealed record AssignmentSource(
    string PlanId,
    string PlanTitle,
    string ProgrammeId,
    string Programme,
    string Task,
    string MeasureId,
    string Text,
    IReadOnlyList<PlanTarget> Targets,
    string Basis);

/// <summary>节点: a milestone.</summary>
/// <param name="Number">Its number in the assignment; never used again.</param>
/// <param name="Title">Title.</param>
/// <param name="On">The day by which it is to be reached.</param>
public sealed record Milestone(int Number, string Title, DateOnly On);

/// <summary>目标值: what was measured for a target.</summary>
/// <param name="Target">The target's place in the measure, from 1.</param>
/// <param name="Value">The value, in the target's unit.</param>
public sealed record MeasuredValue(int Target, decimal Value);

/// <summary>佐证材料: a file that was handed in.</summary>
/// <param name="Id">Id.</param>
/// <param name="Name">File name, sealed: it may name somebody.</param>
/// <param name="MediaType">Media type, found by its content.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">SHA-256 of its content, in hexadecimal digits.</param>
internal sealed record EvidenceMark(string Id, Remark Name, string MediaType, long Size, string Sha256);
