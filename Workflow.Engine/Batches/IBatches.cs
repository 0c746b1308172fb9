using Workflow.Engine.Repair;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Batches;

/// <summary>
/// 批量处置: one intervention for every instance that a query finds. Which instances, is fixed when the batch is made;
/// each is dealt with exactly once, whatever dies meanwhile, and one that refuses does not stop the others.
/// </summary>
public interface IBatches
{
    /// <summary>Makes a batch in the caller's unit of work; it begins right after the commit. Gives its id.</summary>
    Guid Create(IUnitOfWork unit, InstanceQuery query, Intervention intervention);

    /// <summary>How far it is; null when the tenant has no such batch.</summary>
    Task<BatchProgress?> FindAsync(string? tenant, Guid id, CancellationToken cancellation);

    /// <summary>Its instances by id, all or those in one state.</summary>
    Task<IReadOnlyList<BatchItem>> ItemsAsync(Guid id, string? state, int skip, int take, CancellationToken cancellation);
}

/// <summary>Which instances of a tenant are meant; whatever is null does not matter.</summary>
/// <param name="DefinitionId">Definition.</param>
/// <param name="DefinitionVersion">Version number.</param>
/// <param name="SubStatus">Elsa's sub-status.</param>
/// <param name="IncidentCode">Code of an open incident.</param>
/// <param name="ActivityId">Activity of an open incident.</param>
/// <param name="Since">An open incident came at or after this moment.</param>
/// <param name="Until">An open incident came before this moment.</param>
/// <param name="InstanceIds">One of these.</param>
public sealed record InstanceQuery(
    string? DefinitionId = null,
    int? DefinitionVersion = null,
    string? SubStatus = null,
    string? IncidentCode = null,
    string? ActivityId = null,
    DateTimeOffset? Since = null,
    DateTimeOffset? Until = null,
    IReadOnlyList<string>? InstanceIds = null);

/// <summary>How far a batch is.</summary>
/// <param name="Id">Batch.</param>
/// <param name="Tenant">Whose instances.</param>
/// <param name="Reason">Why.</param>
/// <param name="ActorId">Who asked.</param>
/// <param name="CreatedAt">When.</param>
/// <param name="Total">Instances in all.</param>
/// <param name="Done">Dealt with.</param>
/// <param name="Refused">Where it did not fit; see the items.</param>
/// <param name="Failed">Where something went wrong; see the items.</param>
public sealed record BatchProgress(
    Guid Id,
    string Tenant,
    string Reason,
    string ActorId,
    DateTimeOffset CreatedAt,
    long Total,
    long Done,
    long Refused,
    long Failed)
{
    /// <summary>Still to come.</summary>
    public long Pending => Total - Done - Refused - Failed;

    /// <summary>Whether all are dealt with.</summary>
    public bool IsFinished => Pending == 0;
}

/// <summary>An instance of a batch.</summary>
/// <param name="InstanceId">Instance.</param>
/// <param name="State"><c>pending</c>, <c>done</c>, <c>refused</c> or <c>failed</c>.</param>
/// <param name="Detail">Why it was refused or failed.</param>
/// <param name="Version">Version of the instance's stream afterwards.</param>
public sealed record BatchItem(string InstanceId, string State, string? Detail, long? Version);

/// <summary>Another node has dealt with this instance of the batch already.</summary>
internal sealed class BatchItemSettledException(Exception inner) : Exception("The instance was dealt with already.", inner);
