using Marten;
using Workflow.Activities.Common;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Authorisations;

/// <summary>An authorisation as those who are asked find it.</summary>
internal sealed record AuthorisationRow
{
    public required string Id { get; init; }

    public required string CaseNumber { get; init; }

    public required string Title { get; init; }

    public required string Purpose { get; init; }

    public Remark? Asker { get; init; }

    /// <summary>Pseudonyms of all who are asked.</summary>
    public required IReadOnlyList<string> People { get; init; }

    /// <summary>Those of them who have agreed.</summary>
    public required IReadOnlyList<string> Given { get; init; }

    /// <summary>Those who have not.</summary>
    public required IReadOnlyList<string> Refused { get; init; }

    public required DateTimeOffset AskedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public required long Version { get; init; }

    public static AuthorisationRow Of(AuthorisationAsked asked, AuthorisationState state) => new()
    {
        Id = asked.AuthorisationId,
        CaseNumber = asked.CaseNumber,
        Title = asked.Title,
        Purpose = asked.Purpose,
        Asker = asked.Asker,
        People = [.. asked.People.Select(person => person.Person)],
        Given = [.. state.Answers.Where(answer => answer.Value).Select(answer => answer.Key).Order(StringComparer.Ordinal)],
        Refused = [.. state.Answers.Where(answer => !answer.Value).Select(answer => answer.Key).Order(StringComparer.Ordinal)],
        AskedAt = state.AskedAt,
        EndedAt = state.EndedAt,
        Version = state.Version,
    };
}

/// <summary>Writes <see cref="AuthorisationRow"/>.</summary>
internal sealed class AuthorisationRows : IReadModel<AuthorisationState>
{
    public IReadOnlyCollection<Type> Rows => [typeof(AuthorisationRow)];

    public void Write(IDocumentOperations operations, string streamId, AuthorisationState before, AuthorisationState after)
    {
        if (after.Asked is { } asked)
        {
            operations.Store(AuthorisationRow.Of(asked, after));
        }
    }
}
