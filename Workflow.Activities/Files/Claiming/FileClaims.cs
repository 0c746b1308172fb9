using System.Text.Json;
using System.Text.Json.Nodes;
using Workflow.Activities.Callers;
using Workflow.Activities.Common;
using Workflow.Activities.Files.Uploading;
using Workflow.Activities.Forms;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Files.Claiming;

/// <summary>
/// Lets a case take over the files that a form names. They are sealed anew, with the key of the person they are about, and
/// stored with the commit of the form; the uploads, which may lie in another tenant, are deleted after it.
/// </summary>
internal sealed class FileClaims(FileShelf shelf, IVault vault, IUnitOfWorkFactory units, TimeProvider clock)
{
    /// <summary>Looks up the files of a form.</summary>
    /// <param name="caller">Whose uploads may be named.</param>
    /// <param name="schema">The form's schema.</param>
    /// <param name="form">The form in clear.</param>
    /// <param name="held">Files that its holder has already and that may stand in it too.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<ClaimedForm> FindAsync(
        Caller caller, JsonNode schema, JsonElement form, IReadOnlyList<FileReference> held, CancellationToken cancellation)
    {
        if (!FileAnswers.AreThere(schema, form))
        {
            return new ClaimedForm(form, [], []);
        }

        var now = clock.GetUtcNow();
        var uploads = (await shelf.ListAsync(Uploads.TenantOf(caller), Uploads.HolderOf(caller), cancellation))
            .Where(row => Uploads.IsThere(row, now)).ToList();
        var own = await shelf.ShowAsync(Uploads.TenantOf(caller), uploads, cancellation);
        var known = own.Concat(held).DistinctBy(file => file.Id).ToDictionary(file => file.Id);
        var (whole, answers, faults) = FileAnswers.Complete(schema, form, known);
        return new ClaimedForm(
            whole,
            [
                .. from answer in answers
                   join row in uploads on answer.FileId equals row.FileId
                   select new ClaimedFile(row, answer.Role, answer.Question),
            ],
            faults);
    }

    /// <summary>Seals files for whoever takes them over.</summary>
    /// <param name="caller">Whose uploads they are.</param>
    /// <param name="tenant">Whose keys are to seal them.</param>
    /// <param name="files">The uploads.</param>
    /// <param name="subjectOf">Pseudonym of the person in a role.</param>
    /// <param name="cancellation">Cancels.</param>
    /// <exception cref="RefusalException">One was deleted meanwhile.</exception>
    public async Task<IReadOnlyList<ResealedFile>> ResealAsync(
        Caller caller, string tenant, IReadOnlyList<ClaimedFile> files, Func<string, string> subjectOf, CancellationToken cancellation)
    {
        if (files.Count == 0)
        {
            return [];
        }

        var names = await shelf.KeysAsync(Uploads.TenantOf(caller), [.. files.Select(file => file.Row)], cancellation);
        var keys = await vault.KeysOfAsync(tenant, [.. files.Select(file => subjectOf(file.Role)).Distinct()], cancellation);
        var sealedAnew = new List<ResealedFile>();
        foreach (var file in files)
        {
            var (content, subject) = (await shelf.OpenAsync(Uploads.TenantOf(caller), file.Row, cancellation) ?? throw Uploads.Unknown(), subjectOf(file.Role));
            sealedAnew.Add(new ResealedFile(
                file,
                keys.Seal(subject, JsonSerializer.SerializeToElement(file.Row.Show(names).Name)),
                keys.SealFile(subject, content)));
        }

        return sealedAnew;
    }

    /// <summary>Stores files with the commit of whatever holds them from now on.</summary>
    public static void Hold(IUnitOfWork unit, string holder, IReadOnlyList<ResealedFile> files, string? task = null, string? taskName = null)
    {
        foreach (var file in files)
        {
            var id = FileContent.IdOf(holder, file.From.Row.FileId);
            unit.Store(new FileContent { Id = id, Content = file.Content });
            unit.Store(file.From.Row with
            {
                Id = id,
                Holder = holder,
                At = unit.Now,
                KeptUntil = null,
                Name = file.Name,
                Question = file.From.Question,
                Task = task,
                TaskName = taskName,
            });
        }
    }

    /// <summary>Does what takes uploads over, and deletes them once it is committed.</summary>
    /// <param name="context">Whose uploads they are.</param>
    /// <param name="act">What takes them over and commits.</param>
    /// <param name="cancellation">Cancels.</param>
    public async Task<T> HandOverAsync<T>(CommandContext context, Func<FileHandover, Task<T>> act, CancellationToken cancellation)
    {
        var handover = new FileHandover(this, context.Caller);
        var done = await act(handover);
        await ReleaseAsync(context, handover.Claimed, cancellation);
        return done;
    }

    // After a crash before it they stay until their time is over.
    private async Task ReleaseAsync(CommandContext context, IReadOnlyList<ClaimedFile> files, CancellationToken cancellation)
    {
        if (files.Count == 0)
        {
            return;
        }

        await using var unit = await units.BeginAsync(context.In(Uploads.TenantOf(context.Caller)), cancellation);
        foreach (var file in files)
        {
            unit.DeleteFile(file.Row.Id);
        }

        await unit.CommitAsync(cancellation);
    }
}
