using System.Text.Json;
using System.Text.Json.Nodes;
using Marten;
using MediatR;
using Workflow.Activities.Common;
using Workflow.Activities.Forms;
using Workflow.Engine.Privacy;
using Workflow.Engine.Streams;

namespace Workflow.Activities.Files.Uploading;

/// <summary>Takes a file in: checked by its content, sealed with the key of the uploader's account.</summary>
internal sealed class UploadFileHandler(IUnitOfWorkFactory units, IVault vault) : IRequestHandler<UploadFile, FileReference>
{
    private const string Field = "/file";

    public async Task<FileReference> Handle(UploadFile request, CancellationToken cancellationToken)
    {
        var (caller, file) = (request.Context.Caller, request.File);
        if ((FileCheck.Fault(file, request.Rule?.Endings) ?? Unfit(request)) is { } fault)
        {
            throw Refusals.Invalid("file.invalid", fault, new FieldError(Field, fault));
        }

        var (tenant, holder) = (Uploads.TenantOf(caller), Uploads.HolderOf(caller));
        await using var unit = await units.BeginAsync(request.Context.In(tenant), cancellationToken);
        await RequireRoomAsync(unit, holder, cancellationToken);
        var subject = vault.SubjectOf(Uploads.PersonOf(caller.Id));
        var keys = await vault.KeysOfAsync(tenant, [subject], cancellationToken);
        var id = Guid.NewGuid().ToString("N");
        var row = new FileRow
        {
            Id = FileContent.IdOf(holder, id),
            Holder = holder,
            FileId = id,
            By = caller.Id,
            At = unit.Now,
            KeptUntil = unit.Now + Uploads.Kept,
            Name = keys.Seal(subject, JsonSerializer.SerializeToElement(file.Name)),
            MediaType = FileType.Of(file.Name, file.Content.Span)!,
            Size = file.Content.Length,
            Sha256 = FileSealing.Digest(file.Content.Span),
        };
        unit.Store(row);
        unit.Store(new FileContent { Id = row.Id, Content = keys.SealFile(subject, file.Content.Span) });
        await unit.CommitAsync(request.Context, Kept(row), 201, cancellationToken);
        return row.Show(keys);
    }

    private static string? Unfit(UploadFile request) => request.Rule?.Fault(
        request.Question ?? string.Empty, request.File.Name, FileType.Of(request.File.Name, request.File.Content.Span)!, request.File.Content.Length);

    // The answer bound to the caller's key is stored: it keeps the name sealed.
    private static JsonObject Kept(FileRow row)
    {
        var kept = new FileReference(row.FileId, string.Empty, row.MediaType, row.Size, row.Sha256).Write();
        kept["name"] = JsonSerializer.SerializeToNode(row.Name);
        return kept;
    }

    private static async Task RequireRoomAsync(IUnitOfWork unit, string holder, CancellationToken cancellation)
    {
        var now = unit.Now;
        if (await unit.Query.Query<FileRow>().CountAsync(row => row.Holder == holder && row.KeptUntil > now, cancellation) >= Uploads.Most)
        {
            throw Refusals.Conflict("file.too-many", $"您有 {Uploads.Most} 个上传后没有使用的文件，请先删除不需要的文件，再上传新的。");
        }
    }
}
