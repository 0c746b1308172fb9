using Workflow.Activities.Callers;
using Workflow.Activities.Cases.Viewing;
using Workflow.Activities.Files;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Cases.Files;

/// <summary>The files of a case, for whoever may see it.</summary>
internal sealed class CaseFiles(FileShelf shelf)
{
    /// <summary>What clerks added to the case is not the applicant's to see.</summary>
    public static bool IsShown(Caller caller, CaseState state, FileRow file) =>
        file.Task is null || !CaseAccess.IsFiler(caller, state);

    /// <summary>Lists them; names for those only who see personal values.</summary>
    public async Task<IReadOnlyList<CaseFileView>> ListAsync(Caller caller, CaseState state, string tenant, CancellationToken cancellation)
    {
        var rows = await shelf.ListAsync(tenant, state.Number, cancellation);
        var isClear = CaseAccess.Of(caller, state) == Sight.Clear;
        var keys = isClear ? await shelf.KeysAsync(tenant, rows, cancellation) : KeyRing.Empty;
        return [.. rows.Where(row => IsShown(caller, state, row)).Select(row => View(row, keys))];
    }

    private static CaseFileView View(FileRow row, KeyRing keys) => new(
        row.FileId,
        row.Question ?? string.Empty,
        row.Show(keys).Name is { Length: > 0 } name ? name : null,
        row.MediaType,
        row.Size,
        row.At,
        row.TaskName);
}
