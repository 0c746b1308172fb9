using Marten;

namespace Workflow.Engine.Storage;

/// <summary>Lets a slice say how its rows are stored (indexes) without knowing the store.</summary>
/// <param name="Configure">Called while the store is built.</param>
public sealed record RowMapping(Action<StoreOptions> Configure);
