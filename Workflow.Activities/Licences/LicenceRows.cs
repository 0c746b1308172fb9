using Marten;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Licences;

/// <summary>A licence as its holder and verifiers find it; its personal values are sealed.</summary>
internal sealed record LicenceRow
{
    /// <summary>校验码.</summary>
    public required string Id { get; init; }

    public required string Account { get; init; }

    public required string Person { get; init; }

    public required LicenceState State { get; init; }
}

/// <summary>Writes <see cref="LicenceRow"/>.</summary>
internal sealed class LicenceRows : IReadModel<LicenceState>
{
    public IReadOnlyCollection<Type> Rows => [typeof(LicenceRow)];

    public void Write(IDocumentOperations operations, string streamId, LicenceState before, LicenceState after)
    {
        if (after.Issued is { } issued)
        {
            operations.Store(new LicenceRow { Id = issued.Code, Account = issued.Account, Person = issued.Person, State = after });
        }
    }
}
