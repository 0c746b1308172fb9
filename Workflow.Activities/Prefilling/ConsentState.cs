using Marten;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Prefilling;

/// <summary>A consent (同意) as the fold of its stream.</summary>
internal sealed record ConsentState : IFoldable<ConsentState>
{
    public static string StreamKind => "consent";

    public static ConsentState Initial { get; } = new();

    public ConsentGiven? Given { get; init; }

    public DateTimeOffset GivenAt { get; init; }

    public static string Stream(string consentId) => $"{StreamKind}:{consentId}";

    public ConsentState Apply(object @event, EventFacts facts) => @event switch
    {
        ConsentGiven given => this with { Given = given, GivenAt = facts.At },
        _ => this,
    };
}

/// <summary>A consent in lists.</summary>
internal sealed record ConsentRow
{
    /// <summary>The authorisation that calls name.</summary>
    public required string Id { get; init; }

    public required string Account { get; init; }

    public required string Scenario { get; init; }

    public required string Title { get; init; }

    public required DateTimeOffset GivenAt { get; init; }
}

/// <summary>Writes <see cref="ConsentRow"/>.</summary>
internal sealed class ConsentRows : IReadModel<ConsentState>
{
    public IReadOnlyCollection<Type> Rows => [typeof(ConsentRow)];

    public void Write(IDocumentOperations operations, string streamId, ConsentState before, ConsentState after)
    {
        if (after.Given is { } given)
        {
            operations.Store(new ConsentRow
            {
                Id = given.ConsentId,
                Account = given.Account,
                Scenario = given.Scenario,
                Title = given.Title,
                GivenAt = after.GivenAt,
            });
        }
    }
}
