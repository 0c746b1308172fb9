namespace Workflow.Activities.Tasks.Moves;

/// <summary>Whose hand acts: a clerk, and those absent for whom the clerk is deputy (代办).</summary>
/// <param name="Clerk">Account of whoever acts.</param>
/// <param name="StandsFor">Accounts of the colleagues whose deputy the clerk is today.</param>
internal sealed record Hand(string Clerk, IReadOnlyCollection<string> StandsFor)
{
    /// <summary>A clerk who is nobody's deputy.</summary>
    public static Hand Of(string clerk) => new(clerk, []);

    /// <summary>Every account whose tasks this hand may do.</summary>
    public IReadOnlyList<string> All => [Clerk, .. StandsFor];

    /// <summary>Whether what is up to somebody is up to this hand.</summary>
    public bool Is(string? somebody) => somebody is not null && (somebody == Clerk || StandsFor.Contains(somebody));

    /// <summary>For whom it acts when it does what is up to somebody; null when that is the clerk.</summary>
    public string? For(string? somebody) => somebody == Clerk ? null : somebody;
}
