namespace Workflow.Host.Api.Rectification;

/// <summary>立案.</summary>
/// <param name="Notice">The issued 责令整改通知书: its id or 文号.</param>
public sealed record RectificationBody(string Notice);

/// <summary>整改方案.</summary>
/// <param name="Text">问题、原因、措施、责任人、完成时间.</param>
public sealed record RectificationPlanBody(string Text);

/// <summary>整改报告.</summary>
/// <param name="Answers">An answer to each requirement, in their order.</param>
public sealed record RectificationReportBody(IReadOnlyList<RequirementAnswerBody> Answers);

/// <summary>整改情况 of one requirement.</summary>
/// <param name="Words">整改情况.</param>
/// <param name="Evidence">佐证材料, described.</param>
/// <param name="Files">佐证材料 that were uploaded: ids that the upload gave, and those of files from a former report.</param>
public sealed record RequirementAnswerBody(string Words, string Evidence, IReadOnlyList<string>? Files = null);

/// <summary>核查意见.</summary>
public sealed record RectificationOpinionBody(string Opinion);

/// <summary>理由.</summary>
public sealed record RectificationReasonBody(string Reason);
