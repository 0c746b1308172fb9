using Workflow.Engine.Batches;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Replay;

/// <summary>回放: a version, draft or not, run against the recorded histories of instances. No instance is touched.</summary>
public interface IReplays
{
    /// <summary>Asks for a replay in the caller's unit of work; it begins right after the commit. Gives its id.</summary>
    Guid Create(IUnitOfWork unit, InstanceQuery query, string versionId);

    /// <summary>How far it is; null when the tenant has no such replay.</summary>
    Task<ReplayProgress?> FindAsync(string? tenant, Guid id, CancellationToken cancellation);

    /// <summary>Its instances by id: all, or those that differ, or those that do not.</summary>
    Task<IReadOnlyList<ReplayItem>> ItemsAsync(Guid id, bool? differs, int skip, int take, CancellationToken cancellation);
}

/// <summary>How far a replay is.</summary>
/// <param name="Id">Replay.</param>
/// <param name="Tenant">Whose histories.</param>
/// <param name="VersionId">The version that is run against them.</param>
/// <param name="CreatedAt">When it was asked for.</param>
/// <param name="Total">Histories in all.</param>
/// <param name="Done">Histories replayed.</param>
/// <param name="Same">Those in which nothing differs.</param>
/// <param name="PathDiffers">Those that would have gone another way.</param>
/// <param name="OutcomeDiffers">Those that would have ended otherwise.</param>
/// <param name="TimingDiffers">Those that would have taken another time.</param>
public sealed record ReplayProgress(
    Guid Id,
    string Tenant,
    string VersionId,
    DateTimeOffset CreatedAt,
    long Total,
    long Done,
    long Same,
    long PathDiffers,
    long OutcomeDiffers,
    long TimingDiffers)
{
    /// <summary>Whether all are replayed.</summary>
    public bool IsFinished => Done == Total;
}

/// <summary>One replayed history.</summary>
/// <param name="InstanceId">Instance.</param>
/// <param name="Report">What differs; null until it was replayed.</param>
public sealed record ReplayItem(string InstanceId, ReplayReport? Report);
