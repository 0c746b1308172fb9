using MediatR;
using Microsoft.Extensions.DependencyInjection;
using Workflow.Activities.Common;
using Workflow.Activities.Files.Claiming;
using Workflow.Activities.Files.Uploading;
using Workflow.Activities.Forms;
using Workflow.Engine.Housekeeping;
using Workflow.Engine.Storage;

namespace Workflow.Activities.Files;

/// <summary>Registers files (材料、照片).</summary>
public static class FilesRegistration
{
    // The table has the name it had when assignments alone had files.
    private const string Table = "evidencerow";

    /// <summary>Adds the one place where files are kept; needs forms and the engine.</summary>
    public static IServiceCollection AddFiles(this IServiceCollection services) => services
        .AddSingleton(new RowMapping(store =>
        {
            store.Schema.For<FileContent>().DocumentAlias(Table);
            store.Schema.For<FileRow>()
                .Duplicate(row => row.Holder)
                .Duplicate(row => row.KeptUntil!);
        }))
        .AddSingleton<FileShelf>()
        .AddSingleton<FileClaims>()
        .AddSingleton<IExpiringRows, ExpiredUploads>()
        .AddTransient<IRequestHandler<UploadFile, FileReference>, UploadFileHandler>()
        .AddTransient<IRequestHandler<DiscardUpload, Unit>, DiscardUploadHandler>()
        .AddTransient<IRequestHandler<ListUploads, IReadOnlyList<FileReference>>, ListUploadsHandler>()
        .AddTransient<IRequestHandler<GetUpload, SentFile>, GetUploadHandler>();
}
