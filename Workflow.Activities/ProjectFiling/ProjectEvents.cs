using Workflow.Activities.Common;
using Workflow.Activities.ProjectFiling.Levels;
using Workflow.Activities.ProjectFiling.Likeness;

namespace Workflow.Activities.ProjectFiling;

/// <summary>申报: a unit declared a project.</summary>
/// <param name="ProjectId">Id.</param>
/// <param name="Unit">申报单位: organisation code.</param>
/// <param name="Division">GB/T 2260 division of the unit, which says at which level it begins.</param>
/// <param name="Content">What it declares.</param>
/// <param name="InstanceId">The workflow that takes it through the levels.</param>
internal sealed record ProjectDeclared(
    string ProjectId, string Unit, string Division, ProjectContent Content, string InstanceId);

/// <summary>重新申报 after a return.</summary>
internal sealed record ProjectRedeclared(ProjectContent Content, string InstanceId);

/// <summary>申请变更: what was filed stays in force until the change is filed.</summary>
internal sealed record ProjectChangeDeclared(ProjectContent Content, Remark Reason, string InstanceId);

/// <summary>The levels it has to pass, and the row of the decision table that said so.</summary>
internal sealed record ProjectPathSet(IReadOnlyList<PathLevel> Levels, int? Row);

/// <summary>材料不齐: returned by the completeness check.</summary>
/// <param name="Missing">See <see cref="MaterialKind"/>.</param>
internal sealed record ProjectFoundIncomplete(IReadOnlyList<string> Missing);

/// <summary>查重: compared with what is filed.</summary>
/// <param name="Findings">What is like it, the most alike first.</param>
/// <param name="Compared">How many filed projects there were.</param>
internal sealed record ProjectCompared(IReadOnlyList<LikenessFinding> Findings, int Compared);

/// <summary>征求意见 of a level.</summary>
/// <param name="Level">See <see cref="ProjectLevel"/>.</param>
/// <param name="Organisation">Who gives it.</param>
/// <param name="DueOn">Last day, in Asia/Shanghai.</param>
/// <param name="WorkingDays">How long that is.</param>
internal sealed record OpinionAsked(string Level, string Organisation, DateOnly DueOn, int WorkingDays);

/// <summary>催办 of a late opinion.</summary>
internal sealed record OpinionUrged(string Level, string Organisation);

/// <summary>出具意见.</summary>
/// <param name="Level">Of which level.</param>
/// <param name="IsAgreed">同意, or 退回.</param>
/// <param name="Words">Opinion or reason, sealed.</param>
internal sealed record OpinionGiven(string Level, bool IsAgreed, Remark? Words);

/// <summary>A workflow waits for the opinion that is asked.</summary>
internal sealed record ProjectAwaited(string InstanceId, string BookmarkId);

/// <summary>备案: the content under way is filed. A change keeps the number.</summary>
/// <param name="Number">备案编号.</param>
/// <param name="Issuer">Organisation code of the level that files.</param>
internal sealed record ProjectFiled(string Number, string Issuer);

/// <summary>验收结果.</summary>
/// <param name="On">Day of the acceptance.</param>
/// <param name="IsPassed">通过, or 未通过.</param>
/// <param name="Words">Conclusion, sealed.</param>
internal sealed record ProjectAcceptanceRecorded(DateOnly On, bool IsPassed, Remark Words);

/// <summary>撤回变更: what was filed stays as it was.</summary>
internal sealed record ProjectChangeDropped(Remark Reason);

/// <summary>撤回 of the declaration, or of what was filed.</summary>
internal sealed record ProjectWithdrawn(Remark Reason);
