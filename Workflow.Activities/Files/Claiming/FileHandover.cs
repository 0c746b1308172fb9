using Workflow.Activities.Callers;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Files.Claiming;

/// <summary>Uploads on their way to whatever takes them over. A commit that is tried again begins anew.</summary>
internal sealed class FileHandover(FileClaims files, Caller caller)
{
    private IReadOnlyList<ResealedFile> resealed = [];

    /// <summary>The uploads that are taken over.</summary>
    public IReadOnlyList<ClaimedFile> Claimed { get; private set; } = [];

    /// <summary>Seals the files of a form anew.</summary>
    /// <param name="tenant">Whose keys are to seal them.</param>
    /// <param name="form">The form.</param>
    /// <param name="subjectOf">Pseudonym of the person in a role.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="Common.RefusalException">One was deleted meanwhile.</exception>
    public async Task ResealAsync(string tenant, ClaimedForm form, Func<string, string> subjectOf, CancellationToken cancellation)
    {
        resealed = await files.ResealAsync(caller, tenant, form.Claimed, subjectOf, cancellation);
        Claimed = form.Claimed;
    }

    /// <summary>Stores what was sealed with the commit of whatever holds it from now on.</summary>
    public void Hold(IUnitOfWork unit, string holder, string? task = null, string? taskName = null) =>
        FileClaims.Hold(unit, holder, resealed, task, taskName);
}
