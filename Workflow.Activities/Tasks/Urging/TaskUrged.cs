using Workflow.Activities.Common;

namespace Workflow.Activities.Tasks.Urging;

/// <summary>催办.</summary>
/// <param name="By">Who urged.</param>
/// <param name="Day">The working day that it counts for.</param>
/// <param name="Words">What was written; null where nothing was.</param>
internal sealed record TaskUrged(string By, DateOnly Day, Remark? Words);

/// <summary>Somebody's last urging.</summary>
internal sealed record LastUrging(string By, DateOnly Day);
