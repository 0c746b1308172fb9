using Marten;
using Workflow.Engine.Streams;

namespace Workflow.Activities.TerritorialReturns;

/// <summary>A return in lists.</summary>
internal sealed record ReturnRow
{
    public required string Id { get; init; }

    public required string City { get; init; }

    public required DateOnly Day { get; init; }

    public required DateTimeOffset Until { get; init; }

    public required int Cases { get; init; }

    public required int Parts { get; init; }

    public required DateTimeOffset MadeAt { get; init; }

    public DateTimeOffset? ReceivedAt { get; init; }
}

/// <summary>Writes <see cref="ReturnRow"/>.</summary>
internal sealed class ReturnRows : IReadModel<ReturnState>
{
    public IReadOnlyCollection<Type> Rows => [typeof(ReturnRow)];

    public void Write(IDocumentOperations operations, string streamId, ReturnState before, ReturnState after)
    {
        if (after.Made is { } made)
        {
            operations.Store(new ReturnRow
            {
                Id = ReturnId.Of(made.City, made.Day),
                City = made.City,
                Day = made.Day,
                Until = made.Until,
                Cases = made.Parts.Sum(part => part.Cases),
                Parts = made.Parts.Count,
                MadeAt = after.MadeAt,
                ReceivedAt = after.ReceivedAt,
            });
        }
    }
}
