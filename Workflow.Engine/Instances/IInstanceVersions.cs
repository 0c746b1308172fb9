namespace Workflow.Engine.Instances;

/// <summary>Tells cheaply which instances have moved.</summary>
public interface IInstanceVersions
{
    /// <summary>Versions of instances of a tenant by instance id, in one look; those that do not exist are left out.</summary>
    Task<IReadOnlyDictionary<string, long>> ReadAsync(
        string tenant,
        IReadOnlyCollection<string> instanceIds,
        CancellationToken cancellation);
}
