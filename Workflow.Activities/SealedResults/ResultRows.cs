using Marten;
using Workflow.Activities.Cases;
using Workflow.Engine.Streams;

namespace Workflow.Activities.SealedResults;

/// <summary>Finds the case of a verification code.</summary>
internal sealed record ResultRow
{
    /// <summary>校验码.</summary>
    public required string Id { get; init; }

    public required string CaseNumber { get; init; }
}

/// <summary>Writes <see cref="ResultRow"/>.</summary>
internal sealed class ResultRows : IReadModel<CaseState>
{
    public IReadOnlyCollection<Type> Rows => [typeof(ResultRow)];

    public void Write(IDocumentOperations operations, string streamId, CaseState before, CaseState after)
    {
        if (after.Document is { Sealed: not null } made)
        {
            operations.Store(new ResultRow { Id = made.Numbered.Code, CaseNumber = after.Number });
        }
    }
}
