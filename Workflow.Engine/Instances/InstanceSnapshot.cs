using System.Text.Json;
using Workflow.Engine.Storage;
using Workflow.Engine.Streams;

namespace Workflow.Engine.Instances;

/// <summary>An instance as it was at a version: where folding starts, so that a resume's cost does not grow.</summary>
internal sealed record InstanceSnapshot
{
    /// <summary>Events between two snapshots: folding at most so many costs less than writing one each time.</summary>
    private const int Every = 16;

    /// <summary>Stream id.</summary>
    public required string Id { get; init; }

    public required long Version { get; init; }

    public required string Hash { get; init; }

    public required JsonElement State { get; init; }

    public static void StoreWhenDue(IUnitOfWork unit, long before, Loaded<InstanceState> after)
    {
        if (after.Version / Every > before / Every)
        {
            unit.Store(new InstanceSnapshot
            {
                Id = after.Id,
                Version = after.Version,
                Hash = after.Hash,
                State = JsonSerializer.SerializeToElement(after.State, EngineJson.Options),
            });
        }
    }
}
