using Workflow.Engine.Streams;

namespace Workflow.Engine.Instances;

/// <summary>Puts instances away that have ended. Histories are never deleted; lists just no longer show them.</summary>
public interface IArchive
{
    /// <summary>Puts one away with the caller's unit of work; one that was put away before stays as it is.</summary>
    Task<ArchiveAnswer> PutAwayAsync(IUnitOfWork unit, string instanceId, CancellationToken cancellation);
}

/// <summary>What came of it.</summary>
public enum ArchiveAnswer
{
    /// <summary>It is away with the commit, or was before.</summary>
    Away,

    /// <summary>There is no such instance.</summary>
    Missing,

    /// <summary>It has not ended.</summary>
    Running,
}

/// <inheritdoc/>
internal sealed class Archive : IArchive
{
    public async Task<ArchiveAnswer> PutAwayAsync(IUnitOfWork unit, string instanceId, CancellationToken cancellation)
    {
        var loaded = await unit.LoadAsync<InstanceState>(InstanceReader.StreamId(instanceId), cancellation);
        if (!loaded.Exists)
        {
            return ArchiveAnswer.Missing;
        }

        if (loaded.State.Status == WorkflowStatus.Running)
        {
            return ArchiveAnswer.Running;
        }

        if (loaded.State.ArchivedAt is null)
        {
            unit.Append(loaded, [new WorkflowArchived()]);
        }

        return ArchiveAnswer.Away;
    }
}
