using Workflow.Engine.Streams;

namespace Workflow.Activities.Tasks.Absences;

/// <summary>The absences of one clerk.</summary>
internal sealed record AbsenceState : IFoldable<AbsenceState>
{
    public static string StreamKind => "absence";

    public static AbsenceState Initial { get; } = new();

    public IReadOnlyList<AbsencePlanned> Planned { get; init; } = [];

    /// <summary>Ids of those that were ended.</summary>
    public IReadOnlyList<string> Ended { get; init; } = [];

    public long Version { get; init; }

    public IEnumerable<AbsencePlanned> Standing => Planned.Where(each => !Ended.Contains(each.AbsenceId));

    public static string Stream(string clerk) => $"{StreamKind}:{clerk}";

    public AbsenceState Apply(object @event, EventFacts facts) => (@event switch
    {
        AbsencePlanned planned => this with { Planned = [.. Planned, planned] },
        AbsenceEnded ended => this with { Ended = [.. Ended, ended.AbsenceId] },
        _ => this,
    }) with
    { Version = facts.Version };
}
