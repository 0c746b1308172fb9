using Marten;

namespace Workflow.Engine.Streams;

/// <summary>
/// Rows that are a pure function of one stream's state. They are written in the transaction that appends,
/// and a rebuild that folds every stream again gives the same rows.
/// </summary>
/// <typeparam name="TState">The folded state.</typeparam>
public interface IReadModel<in TState>
{
    /// <summary>Document types this model writes; a rebuild empties them first.</summary>
    IReadOnlyCollection<Type> Rows { get; }

    /// <summary>Replaces the rows of <paramref name="before"/> by those of <paramref name="after"/>.</summary>
    void Write(IDocumentOperations operations, string streamId, TState before, TState after);
}
