using Marten;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Mandates;

/// <summary>A mandate as companies and agents find it.</summary>
internal sealed record MandateRow
{
    public required string Id { get; init; }

    public required string Company { get; init; }

    public required string CompanyName { get; init; }

    /// <summary>Pseudonym of the agent.</summary>
    public required string Agent { get; init; }

    public required Remark AgentName { get; init; }

    public required IReadOnlyList<string> Scopes { get; init; }

    public required DateOnly Until { get; init; }

    public required DateTimeOffset GivenAt { get; init; }

    public DateTimeOffset? RevokedAt { get; init; }

    public required long Version { get; init; }

    public static MandateRow Of(MandateGiven given, MandateState state) => new()
    {
        Id = given.MandateId,
        Company = given.Company,
        CompanyName = given.CompanyName,
        Agent = given.Agent,
        AgentName = given.AgentName,
        Scopes = given.Scopes,
        Until = given.Until,
        GivenAt = state.GivenAt,
        RevokedAt = state.RevokedAt,
        Version = state.Version,
    };
}

/// <summary>Writes <see cref="MandateRow"/>.</summary>
internal sealed class MandateRows : IReadModel<MandateState>
{
    public IReadOnlyCollection<Type> Rows => [typeof(MandateRow)];

    public void Write(IDocumentOperations operations, string streamId, MandateState before, MandateState after)
    {
        if (after.Given is { } given)
        {
            operations.Store(MandateRow.Of(given, after));
        }
    }
}
