using Marten;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Tasks.Absences;

/// <summary>An absence, to be found by its deputy.</summary>
internal sealed record AbsenceRow(
    string Id, string Clerk, string Organisation, string Deputy, DateOnly From, DateOnly Until, bool IsEnded);

/// <summary>Writes <see cref="AbsenceRow"/>.</summary>
internal sealed class AbsenceRows : IReadModel<AbsenceState>
{
    public IReadOnlyCollection<Type> Rows => [typeof(AbsenceRow)];

    public void Write(IDocumentOperations operations, string streamId, AbsenceState before, AbsenceState after)
    {
        foreach (var each in after.Planned)
        {
            operations.Store(new AbsenceRow(
                each.AbsenceId, each.Clerk, each.Organisation, each.Deputy, each.From, each.Until, after.Ended.Contains(each.AbsenceId)));
        }
    }
}
