using System.Collections.Immutable;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Authorisations;

/// <summary>授权 of one or several people, as the fold of its stream.</summary>
internal sealed record AuthorisationState : IFoldable<AuthorisationState>
{
    public static string StreamKind => "authorisation";

    public static AuthorisationState Initial { get; } = new();

    public AuthorisationAsked? Asked { get; init; }

    public DateTimeOffset AskedAt { get; init; }

    /// <summary>Who has answered, and whether they agreed.</summary>
    public ImmutableDictionary<string, bool> Answers { get; init; } = ImmutableDictionary<string, bool>.Empty;

    public DateTimeOffset? EndedAt { get; init; }

    public long Version { get; init; }

    /// <summary>Who has still to answer; nobody once one has refused.</summary>
    public IEnumerable<AskedPerson> Waiting =>
        Asked is null || EndedAt is not null ? [] : Asked.People.Where(asked => !Answers.ContainsKey(asked.Person));

    public static string Stream(string id) => $"{StreamKind}:{id}";

    public AuthorisationState Apply(object @event, EventFacts facts) => Fold(@event, facts.At) with { Version = facts.Version };

    private AuthorisationState Fold(object @event, DateTimeOffset at) => @event switch
    {
        AuthorisationAsked asked => this with { Asked = asked, AskedAt = at },
        AuthorisationGiven given => Answered(given.Person, isGiven: true, at),
        AuthorisationRefused refused => Answered(refused.Person, isGiven: false, at),
        AuthorisationCancelled => this with { EndedAt = at },
        _ => this,
    };

    private AuthorisationState Answered(string person, bool isGiven, DateTimeOffset at)
    {
        var answers = Answers.SetItem(person, isGiven);
        return this with { Answers = answers, EndedAt = !isGiven || answers.Count == Asked!.People.Count ? at : null };
    }
}
