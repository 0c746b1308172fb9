using Marten;
using Workflow.Activities.Common;
using Workflow.Activities.Forms;
using Workflow.Engine.Privacy;

namespace Workflow.Activities.Files;

/// <summary>Finds files by whose they are.</summary>
internal sealed class FileShelf(IDocumentStore store, IVault vault)
{
    /// <summary>All files of a holder, as they came.</summary>
    public async Task<IReadOnlyList<FileRow>> ListAsync(string tenant, string holder, CancellationToken cancellation)
    {
        await using var session = store.QuerySession(tenant);
        return await session.Query<FileRow>()
            .Where(row => row.Holder == holder)
            .OrderBy(row => row.At).ThenBy(row => row.Id)
            .ToListAsync(cancellation);
    }

    /// <summary>One file; null when the holder has none such.</summary>
    public async Task<FileRow?> FindAsync(string tenant, string holder, string fileId, CancellationToken cancellation)
    {
        await using var session = store.QuerySession(tenant);
        return await session.LoadAsync<FileRow>(FileContent.IdOf(holder, fileId), cancellation);
    }

    /// <summary>A file's content; null when it was erased.</summary>
    /// <exception cref="InvalidDataException">It is not what was handed in.</exception>
    public async Task<byte[]?> OpenAsync(string tenant, FileRow row, CancellationToken cancellation)
    {
        await using var session = store.QuerySession(tenant);
        return await session.LoadAsync<FileContent>(row.Id, cancellation) is { } content
            ? await vault.OpenFileAsync(tenant, content, row.Sha256, cancellation)
            : null;
    }

    /// <summary>A file to be sent; null when there is none such or it was erased.</summary>
    public async Task<SentFile?> SendAsync(string tenant, FileRow? row, CancellationToken cancellation) =>
        row is not null && await OpenAsync(tenant, row, cancellation) is { } content
            ? new SentFile(row.Show(await KeysAsync(tenant, [row], cancellation)).Name, content, row.MediaType)
            : null;

    /// <summary>A file of a holder to be sent.</summary>
    /// <exception cref="RefusalException">There is none such, or it was erased.</exception>
    public async Task<SentFile> RequireAsync(string tenant, string holder, string fileId, CancellationToken cancellation) =>
        await SendAsync(tenant, await FindAsync(tenant, holder, fileId, cancellation), cancellation) ?? throw Unknown();

    /// <summary>Files as forms have them.</summary>
    public async Task<IReadOnlyList<FileReference>> ShowAsync(
        string tenant, IReadOnlyCollection<FileRow> rows, CancellationToken cancellation)
    {
        var keys = await KeysAsync(tenant, rows, cancellation);
        return [.. rows.Select(row => row.Show(keys))];
    }

    /// <summary>There is no such file with whoever holds it.</summary>
    public static RefusalException Unknown() => Refusals.NotFound("file.unknown", "没有找到这个文件，它可能已按规定删除。");

    /// <summary>The keys that files' names are sealed with.</summary>
    public Task<KeyRing> KeysAsync(string tenant, IReadOnlyCollection<FileRow> rows, CancellationToken cancellation) =>
        rows.Count == 0 ? Task.FromResult(KeyRing.Empty) : vault.OpenAsync(tenant, [.. rows.Select(row => row.Name.Key).Distinct()], cancellation);
}
