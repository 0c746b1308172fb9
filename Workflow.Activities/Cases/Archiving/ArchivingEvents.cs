namespace Workflow.Activities.Cases.Archiving;

/// <summary>归档: the case is a record now, and nothing is added to it any more.</summary>
/// <param name="ArchiveNumber">档号.</param>
/// <param name="Retention">保管期限, see <see cref="RetentionPeriod"/>.</param>
/// <param name="KeptUntil">Last day it has to be kept; null for permanent records.</param>
internal sealed record CaseArchived(string ArchiveNumber, string Retention, DateOnly? KeptUntil);
