using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.Forms;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Files.Uploading;

/// <summary>Deletes an upload.</summary>
internal sealed class DiscardUploadHandler(IUnitOfWorkFactory units) : IRequestHandler<DiscardUpload, Unit>
{
    public async Task<Unit> Handle(DiscardUpload request, CancellationToken cancellationToken)
    {
        var caller = request.Context.Caller;
        await using var unit = await units.BeginAsync(request.Context.In(Uploads.TenantOf(caller)), cancellationToken);
        unit.DeleteFile(FileContent.IdOf(Uploads.HolderOf(caller), request.Id));
        await unit.CommitAsync(cancellationToken);
        return Unit.Value;
    }
}

/// <summary>Lists the caller's uploads.</summary>
internal sealed class ListUploadsHandler(FileShelf shelf, TimeProvider clock)
    : IRequestHandler<ListUploads, IReadOnlyList<FileReference>>
{
    public async Task<IReadOnlyList<FileReference>> Handle(ListUploads request, CancellationToken cancellationToken)
    {
        var caller = request.Caller;
        var now = clock.GetUtcNow();
        var all = await shelf.ListAsync(Uploads.TenantOf(caller), Uploads.HolderOf(caller), cancellationToken);
        return await shelf.ShowAsync(Uploads.TenantOf(caller), [.. all.Where(row => Uploads.IsThere(row, now))], cancellationToken);
    }
}

/// <summary>Gives an upload's content to whoever uploaded it.</summary>
internal sealed class GetUploadHandler(FileShelf shelf, TimeProvider clock) : IRequestHandler<GetUpload, SentFile>
{
    public async Task<SentFile> Handle(GetUpload request, CancellationToken cancellationToken)
    {
        var caller = request.Caller;
        var row = await shelf.FindAsync(Uploads.TenantOf(caller), Uploads.HolderOf(caller), request.Id, cancellationToken);
        var isThere = row is not null && Uploads.IsThere(row, clock.GetUtcNow());
        return await shelf.SendAsync(Uploads.TenantOf(caller), isThere ? row : null, cancellationToken) ?? throw Uploads.Unknown();
    }
}
